import { useEffect, useRef, useState } from 'react'
import {
  decideMerge,
  type MergeChoice,
  type MergeConflict,
  mergeTexts,
} from '#app/domain/studio/source/merge-texts.ts'
import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { forgetText, keepText, keptText, type TextKey } from './kept-text.ts'
import { askCompany, type Company, saveText } from './text-server.ts'

/** Where the text is: on the server, on its way, on this device only, or in conflict with another window's. */
export type SaveState = 'saved' | 'saving' | 'here' | 'busy' | 'clash' | 'refused'

/** A pause in typing after which the text is saved and shown; the preview's half second begins here. */
const PAUSE_MS = 250
const RETRY_MS = 5000
/** How often a page that is looked at says that its author is there, and asks who else is. */
const COMPANY_MS = 30_000

interface Setting {
  key: TextKey
  text: string
  revision: number
  problems: TextProblem[]
  company: Company
  /** The text is on the server: the preview can be asked for. */
  onSaved: () => void
  /** What another window wrote was brought in: the editor is to show it. */
  onMerged: (text: string) => void
}

/** What two windows made of one text, and where both changed the same block. */
export interface Clash {
  conflicts: MergeConflict[]
  theirs: { text: string; revision: number }
}

/**
 * Saves a text while it is typed, one request at a time, each over the revision before it. What can't be sent is kept on
 * this device, and sent when there is a connection again. What another window saved meanwhile is merged by block.
 */
export function useSource(setting: Setting) {
  const { key } = setting
  const [state, setState] = useState<SaveState>('saved')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [problems, setProblems] = useState(setting.problems)
  const [company, setCompany] = useState(setting.company)
  const [clash, setClash] = useState<Clash | null>(null)
  const now = useRef({
    text: setting.text,
    revision: setting.revision,
    sent: setting.text,
    unanswered: [] as string[],
  })
  const timer = useRef(0)
  const isWaiting = useRef(false)
  const isUnchecked = useRef(false)

  async function send(): Promise<void> {
    if (isWaiting.current) return
    if (now.current.text === now.current.sent && !isUnchecked.current) return setState('saved')
    isWaiting.current = true
    setState('saving')
    const { text, sent, revision, unanswered } = now.current
    if (unanswered.at(-1) !== text) now.current.unanswered = [...unanswered.slice(-1), text]
    const reply = await saveText(key, text, { text: sent, revision })
    isWaiting.current = false
    if (reply.kind === 'later') {
      setState(reply.isBusy ? 'busy' : 'here')
      timer.current = window.setTimeout(() => void send(), RETRY_MS)
    } else if (reply.kind === 'elsewhere') {
      // What was thought lost on its way had arrived: this goes on from it.
      if (unanswered.includes(reply.text)) {
        Object.assign(now.current, { sent: reply.text, revision: reply.revision, unanswered: [] })
        isUnchecked.current = true
        return void send()
      }
      bringIn(reply, [])
    } else if (reply.kind === 'refused') {
      setRefusal(reply.code)
      setState('refused')
    } else {
      Object.assign(now.current, { sent: text, revision: reply.revision, unanswered: [] })
      setCompany(reply.company)
      isUnchecked.current = reply.problems === null
      if (now.current.text !== text) return void send()
      forgetText(key)
      setState('saved')
      if (reply.problems) {
        setProblems(reply.problems)
        setting.onSaved()
      } else timer.current = window.setTimeout(() => void later.current(), RETRY_MS)
    }
  }

  function keep() {
    const { text, revision, unanswered } = now.current
    keepText(key, { text, revision, unanswered })
  }

  /** Goes on from what another window saved, with what was written here; asks where both changed the same block. */
  function bringIn(theirs: Clash['theirs'], choices: readonly MergeChoice[]) {
    const merged = mergeTexts(now.current.sent, now.current.text, theirs.text)
    if ('conflicts' in merged && choices.length !== merged.conflicts.length) {
      // Nothing is sent until it is decided.
      isWaiting.current = true
      setClash({ conflicts: merged.conflicts, theirs })
      setState('clash')
      return
    }
    isWaiting.current = false
    setClash(null)
    const text = decideMerge(merged, choices)
    now.current = { text, revision: theirs.revision, sent: theirs.text, unanswered: [] }
    setting.onMerged(now.current.text)
    keep()
    if (now.current.text === theirs.text) {
      forgetText(key)
      setState('saved')
      setting.onSaved()
    } else void send()
  }

  const later = useRef(send)
  later.current = send

  useEffect(() => {
    const retry = () => void later.current()
    const ask = async () => {
      if (document.hidden) return
      const known = await askCompany(key)
      if (known) setCompany(known)
    }
    // Also when the page is left: what was typed in the last quarter of a second goes at once.
    const leave = () => document.hidden && retry()
    addEventListener('online', retry)
    document.addEventListener('visibilitychange', leave)
    const asking = window.setInterval(() => void ask(), COMPANY_MS)
    return () => {
      clearTimeout(timer.current)
      clearInterval(asking)
      removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', leave)
    }
  }, [key])

  return {
    state,
    refusal,
    problems,
    /** Whether they are those of the text as it stands now: a fix counts letters. */
    isCurrent: () => now.current.text === now.current.sent && !isUnchecked.current,
    company,
    clash,
    decide: (choices: readonly MergeChoice[]) => clash && bringIn(clash.theirs, choices),
    /** What this device kept from a page that could not save: null when there is nothing newer. */
    kept: () => {
      const kept = keptText(key)
      return kept && kept.text !== setting.text ? kept : null
    },
    typed(text: string) {
      now.current.text = text
      setState((known) => (known === 'saved' ? 'saving' : known))
      if (text === now.current.sent && !isWaiting.current) forgetText(key)
      else keep()
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void later.current(), PAUSE_MS)
    },
    saveNow: () => void later.current(),
  }
}
