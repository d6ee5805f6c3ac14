import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import type { KeptPlace, TypedHere } from './kept-here.ts'

/** What came of sending an answer, or a wish for help. */
export type Sent =
  | { kind: 'done'; outcome: ExerciseOutcome; personId: string }
  /** It can't succeed: `code` says why. */
  | { kind: 'refused'; code: string }
  /** No connection, or a server that is busy: the same again in a while. */
  | { kind: 'later'; isTooFast: boolean }

/** Replies that say nothing about the answer itself: a proxy, a limit, a session, a failure. */
const isForLater = (status: number) => status >= 500 || [401, 403, 408, 411, 425, 429].includes(status)

/** The one before: a visitor's first answer brings the session in which the second must go. */
let previous: Promise<unknown> = Promise.resolve()

/** Sends an exercise's form, one at a time; never throws. */
export function send(body: string): Promise<Sent> {
  const sent = previous.then(() => sendNow(body))
  previous = sent
  return sent
}

async function sendNow(body: string): Promise<Sent> {
  try {
    const response = await post('/api/answers', new URLSearchParams(body))
    if (isForLater(response.status)) return { kind: 'later', isTooFast: response.status === 429 }
    const answer = (await response.json()) as Partial<Extract<Sent, { kind: 'done' }>> & {
      problem?: { code: string }
    }
    if (answer.outcome && answer.personId)
      return { kind: 'done', outcome: answer.outcome, personId: answer.personId }
    if (answer.problem) return { kind: 'refused', code: answer.problem.code }
  } catch {
    // No connection, or a page of a hotel's network instead of ours.
  }
  return { kind: 'later', isTooFast: false }
}

/** Sends what is half typed; true once the server has it. */
export async function sendDraft(place: KeptPlace, typed: TypedHere, language: string): Promise<boolean> {
  try {
    return (await post('/api/drafts', draftBody(place, typed, language))).ok
  } catch {
    return false
  }
}

/** The same while the page is being left, when no reply can be waited for. */
export const sendDraftAndGo = (place: KeptPlace, typed: TypedHere, language: string) =>
  navigator.sendBeacon('/api/drafts', draftBody(place, typed, language))

function draftBody(
  { courseId, moduleId, exerciseId }: KeptPlace,
  { fields, typedAt }: TypedHere,
  language: string,
): URLSearchParams {
  const body = new URLSearchParams({ course: courseId, module: moduleId, exercise: exerciseId, language })
  body.set('typedAt', String(typedAt))
  for (const [name, values] of Object.entries(fields)) for (const value of values) body.append(name, value)
  return body
}

const post = (url: string, body: URLSearchParams) =>
  fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(30_000) })

/** Resolves after a while, or as soon as the connection is back. */
export function online(waitMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, waitMs)
    addEventListener('online', done)
    signal?.addEventListener('abort', done)
  })
}
