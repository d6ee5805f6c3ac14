import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { AnswerDraw } from '#app/domain/exercise/kind.ts'
import type { PublicData } from '#app/domain/exercise/public-exercise.ts'
import type { OfflineSql } from '#app/labs/sql/offline.ts'
import type { SqlRun } from '#app/labs/sql/run.ts'

const KEY = 'jalon/lab-offline'

type State = 'off' | 'loading' | 'on' | 'failed'

interface Setting {
  /** An element within the exercise's form. */
  place: RefObject<HTMLElement | null>
  data: PublicData
  /** Null for a visitor's own rows, which are not drawn yet. */
  draw: AnswerDraw | null
}

/**
 * Runs queries in the browser once the learner has chosen so: engine and tables are loaded once, and a run needs no
 * connection. The choice is remembered on this device.
 */
export function useOfflineSql({ place, data: { hash }, draw }: Setting) {
  const [state, setState] = useState<State>('off')
  const [run, setRun] = useState<SqlRun | null>(null)
  const engine = useRef<OfflineSql | null>(null)

  const start = useCallback(async () => {
    if (draw === null) return setState('failed')
    setState('loading')
    try {
      const { startOfflineSql } = await import('#app/labs/sql/offline.ts')
      const response = await fetch(`/data/${hash}/${draw}/tables.db`)
      if (!response.ok) throw new Error(`The tables could not be loaded (${response.status}).`)
      engine.current = await startOfflineSql(new Uint8Array(await response.arrayBuffer()))
      setState('on')
      remember(true)
    } catch {
      setState('failed')
    }
  }, [hash, draw])

  const stop = useCallback(() => {
    engine.current?.stop()
    engine.current = null
    setRun(null)
    setState('off')
    remember(false)
  }, [])

  useEffect(() => {
    if (isRemembered()) void start()
    return () => engine.current?.stop()
  }, [start])

  // The form's own handler would send the run to the server: ours hears the event first.
  useEffect(() => {
    const form = place.current?.closest('form')
    if (state !== 'on' || !form) return
    const onSubmit = (event: SubmitEvent) => {
      const query = queryOf(form, event.submitter)
      if (query === null || !engine.current) return setRun(null)
      event.preventDefault()
      event.stopPropagation()
      void engine.current.run(query).then(setRun)
    }
    form.addEventListener('submit', onSubmit)
    return () => form.removeEventListener('submit', onSubmit)
  }, [state, place])

  return { state, run, start, stop }
}

/** The query that a button runs; null for buttons that do something else. */
function queryOf(form: HTMLFormElement, button: HTMLElement | null): string | null {
  const intent = button instanceof HTMLButtonElement ? button.value : ''
  if (intent === 'run') return form.querySelector<HTMLTextAreaElement>('textarea[name=query]')?.value ?? ''
  const [, table] = /^table:(\w+)$/.exec(intent) ?? []
  return table ? `SELECT * FROM "${table}"` : null
}

function isRemembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes'
  } catch {
    return false
  }
}

function remember(isOn: boolean) {
  try {
    if (isOn) localStorage.setItem(KEY, 'yes')
    else localStorage.removeItem(KEY)
  } catch {
    // Chosen again on the next page.
  }
}
