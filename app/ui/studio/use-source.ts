import { useEffect, useRef, useState } from 'react'
import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { forgetText, keepText, keptText, type TextKey } from './kept-text.ts'

/** Where the text is: on the server, on its way, on this device only, or in conflict with another tab's. */
export type SaveState = 'saved' | 'saving' | 'here' | 'elsewhere' | 'refused'

/** A pause in typing after which the text is saved and shown; the preview's half second begins here. */
const PAUSE_MS = 250
const RETRY_MS = 5000

interface Setting {
  key: TextKey
  text: string
  revision: number
  problems: TextProblem[]
  others: string[]
  /** The text is on the server: the preview can be asked for. */
  onSaved: () => void
}

interface Reply {
  revision?: number
  /** Null when so much is being checked that this text has to wait. */
  problems?: TextProblem[] | null
  others?: string[]
  problem?: { code: string }
}

/**
 * Saves a text while it is typed, one request at a time, each over the revision before it. What can't be sent is kept on
 * this device, and sent when there is a connection again.
 */
export function useSource(setting: Setting) {
  const { key } = setting
  const [state, setState] = useState<SaveState>('saved')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [problems, setProblems] = useState(setting.problems)
  const [others, setOthers] = useState(setting.others)
  const now = useRef({ text: setting.text, revision: setting.revision, sent: setting.text })
  const timer = useRef(0)
  const isSending = useRef(false)
  const isUnchecked = useRef(false)

  async function send(): Promise<void> {
    if (isSending.current || (now.current.text === now.current.sent && !isUnchecked.current)) return
    isSending.current = true
    setState('saving')
    const { text, revision } = now.current
    const reply = await post(key, text, revision)
    isSending.current = false
    if (reply === null) {
      setState('here')
      timer.current = window.setTimeout(() => void send(), RETRY_MS)
      return
    }
    if (reply.problem) {
      setRefusal(reply.problem.code)
      setState(reply.problem.code === 'studio_saved_elsewhere' ? 'elsewhere' : 'refused')
      return
    }
    now.current.sent = text
    now.current.revision = reply.revision ?? revision
    setOthers(reply.others ?? [])
    isUnchecked.current = reply.problems === null
    if (reply.problems !== null) {
      setProblems(reply.problems ?? [])
      setting.onSaved()
    } else timer.current = window.setTimeout(() => void later.current(), RETRY_MS)
    if (now.current.text === text) {
      forgetText(key)
      setState('saved')
    } else void send()
  }

  const later = useRef(send)
  later.current = send

  useEffect(() => {
    const retry = () => void later.current()
    addEventListener('online', retry)
    return () => {
      clearTimeout(timer.current)
      removeEventListener('online', retry)
    }
  }, [])

  return {
    state,
    refusal,
    problems,
    /** Whether they are those of the text as it stands now: a fix counts letters. */
    isCurrent: () => now.current.text === now.current.sent && !isUnchecked.current,
    others,
    /** What this device kept from a page that could not save: null when there is nothing newer. */
    kept: () => {
      const kept = keptText(key)
      return kept && kept.text !== setting.text ? kept : null
    },
    typed(text: string) {
      now.current.text = text
      keepText(key, { text, revision: now.current.revision })
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void later.current(), PAUSE_MS)
    },
    saveNow: () => void later.current(),
  }
}

/** Null when there is no connection, or a server that can't answer now. */
async function post(key: TextKey, text: string, revision: number): Promise<Reply | null> {
  const { personId, courseId, moduleId, textLanguage } = key
  const body = new URLSearchParams({ course: courseId, module: moduleId, textLanguage, person: personId })
  body.set('revision', String(revision))
  body.set('text', text)
  try {
    const response = await fetch('/api/sources', {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(30_000),
    })
    if (response.status >= 500 || response.status === 429) return null
    return (await response.json()) as Reply
  } catch {
    return null
  }
}
