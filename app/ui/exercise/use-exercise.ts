import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ExerciseView, Fields } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import { newAttemptId } from './attempt-id.ts'
import { fieldsIn, fieldsOfBody, isSame } from './form-fields.ts'
import { adoptVisitors, forgetAnswer, type KeptPlace, keepAnswer, keptAnswer } from './kept-here.ts'
import { online, send } from './sending.ts'
import { useDraft } from './use-draft.ts'

/** What there is to say about sending. */
export type SendNotice =
  | { kind: 'offline' | 'too-fast' | 'sending' | 'help-offline' }
  | { kind: 'refused'; code: string }

interface ExerciseSetting {
  initial: ExerciseView
  place: KeptPlace
  isGuest: boolean
  language: string
  editionHash: string
  onOutcome: (outcome: ExerciseOutcome, personId: string) => void
}

const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 60_000

/**
 * An exercise in a browser with scripts: sends the form without leaving the page, once however often it is pressed,
 * and keeps an answer that can't be sent until it can.
 */
export function useExercise({ initial, place, isGuest, language, editionHash, onOutcome }: ExerciseSetting) {
  const [isReady, setReady] = useState(false)
  const [view, setView] = useState(initial)
  const [attemptId, setAttemptId] = useState(newAttemptId)
  /** The deed under way; `waiting` while there is no connection. */
  const [busy, setBusy] = useState<string | null>(null)
  const [notice, setNotice] = useState<SendNotice | null>(null)
  /** Forms keep their own state; another key shows other fields. */
  const [formKey, setFormKey] = useState(0)
  const article = useRef<HTMLElement>(null)
  const isWorking = useRef(false)
  const placeNow = useRef(place)
  placeNow.current = place
  const left = useRef<AbortController | null>(null)
  const [toFocus, setToFocus] = useState<{ selector: string } | null>(null)

  const show = (fields: Fields) => {
    setView((now) => ({ ...now, fields, isDraft: true }))
    setFormKey((key) => key + 1)
  }
  const draft = useDraft({ place, language, editionHash, kind: initial.exercise.kind, show })

  async function work(body: string, intent: string) {
    if (isWorking.current) return
    isWorking.current = true
    const isAnswer = intent === 'answer'
    setBusy(intent)
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const sentAt = Date.now()
      const sent = await send(body)
      if (left.current?.signal.aborted) return
      if (sent.kind !== 'later') {
        if (isAnswer) forgetAnswer(placeNow.current)
        if (sent.kind === 'done') {
          draft.replied(sentAt)
          settle(sent.outcome, sent.personId, body, intent)
        } else setNotice({ kind: 'refused', code: sent.code })
        break
      }
      if (!isAnswer) {
        setNotice({ kind: sent.isTooFast ? 'too-fast' : 'help-offline' })
        break
      }
      setBusy('waiting')
      setNotice({ kind: sent.isTooFast ? 'too-fast' : 'offline' })
      await online(wait, left.current?.signal)
      setNotice({ kind: 'sending' })
    }
    setBusy(null)
    isWorking.current = false
  }

  function settle(outcome: ExerciseOutcome, personId: string, body: string, intent: string) {
    const form = article.current?.querySelector('form')
    const sent = fieldsOfBody(body)
    const isChanged = form ? !isSame(fieldsIn(form), sent) : false
    const isAnswer = intent === 'answer'
    // Help leaves the fields, and the verdict on the last answer, as they are.
    setView((now) =>
      isAnswer ? { ...outcome.view, isDraft: isChanged } : { ...outcome.view, isDraft: now.isDraft },
    )
    setNotice(null)
    if (isAnswer) {
      draft.sent(sent)
      setAttemptId(newAttemptId())
    }
    // Something else than what was typed is to stand in the fields.
    if (/^(past|starter)/.test(intent)) setFormKey((key) => key + 1)
    setToFocus({ selector: focusOf(intent) })
    onOutcome(outcome, personId)
  }

  useEffect(() => {
    // Who has gone on to something else meanwhile stays there.
    const isHere =
      document.activeElement === document.body || article.current?.contains(document.activeElement)
    if (!toFocus || !isHere) return
    const targets = article.current?.querySelectorAll<HTMLElement>(toFocus.selector)
    targets?.[targets.length - 1]?.focus()
  }, [toFocus])

  // What this device kept: an answer to send goes first, else a draft to bring back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each person, not at each change.
  useEffect(() => {
    if (isGuest) adoptVisitors(place)
    const body = keptAnswer(place)
    if (body && !isWorking.current) {
      show(fieldsOfBody(body))
      void work(body, 'answer')
    } else if (place.personId === initialPerson.current) draft.restore(view)
    else void draft.push()
  }, [place.personId])
  const initialPerson = useRef(place.personId)

  useEffect(() => {
    setReady(true)
    const page = new AbortController()
    left.current = page
    return () => page.abort()
  }, [])

  return {
    isReady,
    view,
    attemptId,
    busy,
    notice,
    formKey,
    article,
    draft,
    onSubmit(event: FormEvent<HTMLFormElement>) {
      const { submitter } = event.nativeEvent as SubmitEvent
      // A download goes its own way.
      if (submitter?.hasAttribute('formaction')) return
      event.preventDefault()
      if (isWorking.current) return
      const intent = submitter instanceof HTMLButtonElement && submitter.value ? submitter.value : 'answer'
      const body = new URLSearchParams()
      for (const [name, value] of new FormData(event.currentTarget))
        if (typeof value === 'string') body.append(name, value)
      body.set('intent', intent)
      body.set('course', place.courseId)
      body.set('module', place.moduleId)
      body.set('language', language)
      body.set('person', place.personId ?? '')
      if (intent === 'answer') keepAnswer(place, body.toString())
      void work(body.toString(), intent)
    },
    onInput(event: FormEvent<HTMLFormElement>) {
      draft.typed(fieldsIn(event.currentTarget))
      if (view.feedback && !view.isDraft) setView({ ...view, isDraft: true })
    },
  }
}

/** Where the eye, and the screen reader, go next. */
function focusOf(intent: string): string {
  if (intent.startsWith('hint')) return '.hints > li'
  if (/^(run|table|past)/.test(intent)) return '.lab-result'
  if (intent === 'starter') return 'textarea'
  return intent === 'solution' ? '.solution' : '.verdict'
}
