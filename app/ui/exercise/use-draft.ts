import { useEffect, useRef, useState } from 'react'
import type { ExerciseView, Fields } from '#app/domain/exercise/public-exercise.ts'
import { isSame } from './form-fields.ts'
import { forgetDraft, type KeptPlace, keepDraft, keptDraft } from './kept-here.ts'
import { sendDraft, sendDraftAndGo } from './sending.ts'

/** Where a half-typed answer is: on the server, on this device, brought back from it, or typed later elsewhere. */
export type DraftState = 'kept' | 'kept-here' | 'restored' | 'elsewhere'

const PAUSE_MS = 1000

/**
 * Keeps what is half typed: at once on this device, after a pause on the server. Of two versions the later is shown;
 * if this device holds the earlier one, the page says so instead of dropping it.
 */
export function useDraft(place: KeptPlace, language: string, show: (fields: Fields) => void) {
  const [state, setState] = useState<DraftState | null>(null)
  const timer = useRef(0)

  async function push() {
    clearTimeout(timer.current)
    const typed = keptDraft(place)
    if (!typed) return
    if (place.personId === null || !(await sendDraft(place, typed, language))) return setState('kept-here')
    if (keptDraft(place)?.typedAt !== typed.typedAt) return
    forgetDraft(place)
    setState('kept')
  }

  const latest = useRef({ place, language, push })
  latest.current = { place, language, push }

  useEffect(() => {
    const leave = () => {
      const { place, language } = latest.current
      const typed = keptDraft(place)
      if (typed && place.personId !== null) sendDraftAndGo(place, typed, language)
    }
    const retry = () => void latest.current.push()
    addEventListener('pagehide', leave)
    addEventListener('online', retry)
    return () => {
      clearTimeout(timer.current)
      removeEventListener('pagehide', leave)
      removeEventListener('online', retry)
    }
  }, [])

  return {
    state,
    push,
    typed(fields: Fields) {
      keepDraft(place, { fields, typedAt: Date.now() })
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void latest.current.push(), PAUSE_MS)
    },
    /** The answer went out: what was typed is in it, unless something else was typed since. */
    sent(fields: Fields) {
      const typed = keptDraft(place)
      if (typed && !isSame(typed.fields, fields)) return
      clearTimeout(timer.current)
      forgetDraft(place)
      setState(null)
    },
    /** Brings back what this device holds, if it is later than what the page shows. */
    restore(view: ExerciseView) {
      const typed = keptDraft(place)
      if (!typed) return
      if (isSame(typed.fields, view.fields)) return forgetDraft(place)
      if (view.typedAt !== null && view.typedAt > typed.typedAt) return setState('elsewhere')
      show(typed.fields)
      setState('restored')
      void push()
    },
    /** The reader prefers this device's version. */
    useThisDevices() {
      const typed = keptDraft(place)
      if (!typed) return
      keepDraft(place, { ...typed, typedAt: Date.now() })
      show(typed.fields)
      setState('restored')
      void push()
    },
  }
}
