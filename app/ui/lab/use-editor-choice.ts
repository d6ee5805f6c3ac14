import { useEffect, useState } from 'react'

const KEY = 'jalon/code-editor'

/** Whether this device's reader wants the code editor: their choice, else yes unless the browser is told to save data. */
export function useEditorChoice(): { wantsEditor: boolean; choose: (wants: boolean) => void } {
  // The server can't know: the first rendering is without.
  const [wantsEditor, setWants] = useState(false)
  useEffect(() => setWants(keptChoice() ?? !savesData()), [])
  return {
    wantsEditor,
    choose(wants) {
      setWants(wants)
      keepChoice(wants)
    },
  }
}

function keptChoice(): boolean | null {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === null ? null : kept === 'yes'
  } catch {
    return null
  }
}

function keepChoice(wants: boolean) {
  try {
    localStorage.setItem(KEY, wants ? 'yes' : 'no')
  } catch {
    // Chosen again on the next page.
  }
}

const savesData = () =>
  (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData === true
