import { useEffect, useRef, useState } from 'react'
import { isByPosition } from '#app/domain/exercise/by-position.ts'
import type { ExerciseView, Fields, PublicExercise } from '#app/domain/exercise/public-exercise.ts'
import { isSame } from './form-fields.ts'
import { forgetDraft, type KeptPlace, keepDraft, keptDraft, type TypedHere } from './kept-here.ts'
import { type DraftSent, oneByOne, sendDraft, sendDraftAndGo } from './sending.ts'

/** Where a half-typed answer is: on the server, on this device, brought back from it, or typed later elsewhere. */
export type DraftState = 'kept' | 'kept-here' | 'restored' | 'elsewhere'

const PAUSE_MS = 1000

interface DraftSetting {
  place: KeptPlace
  language: string
  /** Of the form on the page. */
  editionHash: string
  kind: PublicExercise['kind']
  show: (fields: Fields) => void
}

/**
 * Keeps what is half typed: at once on this device, after a pause on the server. Of two versions the later is shown;
 * if this device holds the earlier one, the page says so instead of dropping it.
 */
export function useDraft({ place, language, editionHash, kind, show }: DraftSetting) {
  const [state, setState] = useState<DraftState | null>(null)
  const timer = useRef(0)
  const latest = useRef({ place, language })
  latest.current = { place, language }
  const replied = useRef<Replied>({ sentAt: 0, at: 0 })

  const aged = (typed: TypedHere) => ({ ...typed, age: ageOf(typed.typedAt, replied.current) })

  async function sendNow(typed: TypedHere): Promise<DraftSent> {
    const sentAt = Date.now()
    const sent = await sendDraft(latest.current.place, aged(typed), latest.current.language)
    if (sent === 'kept') replied.current = { sentAt, at: Date.now() }
    return sent
  }

  async function pushNow() {
    const { place } = latest.current
    const typed = keptDraft(place)
    if (!typed) return
    if (place.personId === null) return setState('kept-here')
    const sent = await sendNow(typed)
    if (keptDraft(place)?.typedAt !== typed.typedAt) return
    if (sent === 'kept') forgetDraft(place)
    setState(sent === 'kept' || sent === 'elsewhere' ? sent : 'kept-here')
  }

  function push(): Promise<void> {
    clearTimeout(timer.current)
    return oneByOne(pushNow)
  }

  /** Brings back what this device holds, once the server has said that it is the later and still fits. */
  async function askAndShow(typed: TypedHere) {
    const sent = await oneByOne(() => sendNow(typed))
    if (keptDraft(place)?.typedAt !== typed.typedAt) return
    if (sent === 'elsewhere') return setState('elsewhere')
    if (sent === 'changed') return forgetDraft(place)
    if (sent === 'later' && isForOtherOptions(typed)) return setState('kept-here')
    show(typed.fields)
    setState('restored')
    if (sent === 'kept' && place.personId !== null) forgetDraft(place)
  }

  const isForOtherOptions = (typed: TypedHere) => isByPosition(kind) && typed.editionHash !== editionHash

  const pushLatest = useRef(push)
  pushLatest.current = push

  useEffect(() => {
    const leave = () => {
      const { place, language } = latest.current
      const typed = keptDraft(place)
      if (!typed || place.personId === null) return
      sendDraftAndGo(place, { ...typed, age: ageOf(typed.typedAt, replied.current) }, language)
    }
    const retry = () => void pushLatest.current()
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
      keepDraft(place, { fields, typedAt: Date.now(), editionHash })
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void pushLatest.current(), PAUSE_MS)
    },
    /** The answer went out: what was typed is in it, unless something else was typed since. */
    sent(fields: Fields) {
      const typed = keptDraft(place)
      if (typed && !isSame(typed.fields, fields)) return
      clearTimeout(timer.current)
      forgetDraft(place)
      setState(null)
    },
    /** The server has replied to the form as it was at `sentAt`. */
    replied(sentAt: number) {
      replied.current = { sentAt, at: Date.now() }
    },
    /** Brings back what this device holds, if it is later than what the page shows. */
    restore(view: ExerciseView) {
      const typed = keptDraft(place)
      if (!typed) return
      if (isSame(typed.fields, view.fields)) return forgetDraft(place)
      // Which of two is the later only the server can say: the page's is by its clock, this one by the device's.
      if (view.typedAt !== null || isForOtherOptions(typed)) return void askAndShow(typed)
      show(typed.fields)
      setState('restored')
      void push()
    },
    /** The reader prefers this device's version. */
    useThisDevices() {
      const typed = keptDraft(place)
      if (!typed) return
      const chosen = { ...typed, typedAt: Date.now() }
      keepDraft(place, chosen)
      if (isForOtherOptions(chosen)) return void askAndShow(chosen)
      show(chosen.fields)
      setState('restored')
      void push()
    },
  }
}

/** A request about this exercise that the server has replied to, by this device's clock. */
interface Replied {
  sentAt: number
  at: number
}

/**
 * How long something has been typed, in milliseconds. What was typed while a request was under way is later than that
 * request, whose time is the server's when it arrived: so it counts as typed when the reply came.
 */
export const ageOf = (typedAt: number, { sentAt, at }: Replied): number =>
  Date.now() - (typedAt >= sentAt ? Math.max(typedAt, at) : typedAt)
