import { editBetween, sumOf } from '#app/domain/studio/source/text-edit.ts'
import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { getLocale } from '#app/messages/generated/runtime.js'
import type { TextKey } from './kept-text.ts'

/** What others do to the same text meanwhile; app/domain/studio/write-text.server.ts tells. */
export interface Company {
  others: string[]
  release: number
}

type SaveReply =
  /** No problems are known while so much is being checked that this text has to wait. */
  | { kind: 'saved'; revision: number; problems: TextProblem[] | null; company: Company }
  /** Another window saved it since: this is what stands there now. */
  | { kind: 'elsewhere'; text: string; revision: number }
  | { kind: 'refused'; code: string }
  /** No connection, or a server that can't answer now. */
  | { kind: 'later'; isBusy: boolean }

/** Of a body whose request outlives its page, in bytes: browsers refuse more than 64 KiB of all of them together. */
const LONGEST_KEPT_ALIVE = 60_000

/** Saves a text over the one that it goes on from. On a slow link only what has changed is sent. */
export async function saveText(
  key: TextKey,
  text: string,
  from: { text: string; revision: number },
): Promise<SaveReply> {
  const edit = JSON.stringify(editBetween(from.text, text))
  const written: Record<string, string> = edit.length < text.length ? { edit } : { text }
  const base = { revision: String(from.revision), base: String(sumOf(from.text)) }
  const response = await post(key, { ...base, ...written })
  if (!response || response.status >= 500) return { kind: 'later', isBusy: false }
  if (response.status === 429) return { kind: 'later', isBusy: true }
  try {
    const reply = await response.json()
    if (response.ok) return { kind: 'saved', ...reply }
    return typeof reply.text === 'string'
      ? { kind: 'elsewhere', text: reply.text, revision: reply.revision }
      : { kind: 'refused', code: String(reply.problem?.code ?? '') }
  } catch {
    return response.status === 413
      ? { kind: 'refused', code: 'studio_too_big' }
      : { kind: 'later', isBusy: false }
  }
}

/** Says that the author is still there; null without an answer. */
export async function askCompany(key: TextKey): Promise<Company | null> {
  const response = await post(key, {})
  if (!response?.ok) return null
  try {
    return (await response.json()).company ?? null
  } catch {
    return null
  }
}

async function post(key: TextKey, more: Record<string, string>): Promise<Response | null> {
  const { personId, courseId, moduleId, textLanguage } = key
  const body = new URLSearchParams({
    course: courseId,
    module: moduleId,
    textLanguage,
    person: personId,
    language: getLocale(),
    ...more,
  })
  try {
    const keepalive = body.toString().length < LONGEST_KEPT_ALIVE
    return await fetch('/api/sources', {
      method: 'POST',
      body,
      keepalive,
      signal: AbortSignal.timeout(30_000),
    })
  } catch {
    return null
  }
}
