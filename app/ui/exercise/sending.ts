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

let previous: Promise<unknown> = Promise.resolve()

/**
 * One request at a time: a visitor's first answer brings the session in which the second must go, and what was typed
 * earlier must not arrive later. `work` must not throw.
 */
export function oneByOne<T>(work: () => Promise<T>): Promise<T> {
  const done = previous.then(work)
  previous = done
  return done
}

/** Sends an exercise's form; never throws. */
export const send = (body: string): Promise<Sent> => oneByOne(() => sendNow(body))

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

/** What the server says of something half typed. */
export type DraftSent =
  | 'kept'
  /** Something that was typed later, on another device, stays. */
  | 'elsewhere'
  /** The exercise has other options now, and what was chosen says nothing any more. */
  | 'changed'
  /** No connection, or a server that can't answer: the same again in a while. */
  | 'later'

const draftProblems: Record<string, DraftSent> = {
  typed_later_elsewhere: 'elsewhere',
  exercise_changed: 'changed',
}

/** Half typed, with for how long it has been as it is, in milliseconds. */
interface Aged extends TypedHere {
  age: number
}

/** Sends what is half typed; never throws. */
export async function sendDraft(place: KeptPlace, typed: Aged, language: string): Promise<DraftSent> {
  try {
    const response = await post('/api/drafts', draftBody(place, typed, language))
    if (response.ok) return 'kept'
    const { problem } = (await response.json()) as { problem?: { code: string } }
    return (problem && draftProblems[problem.code]) || 'later'
  } catch {
    return 'later'
  }
}

/** The same while the page is being left, when no reply can be waited for. */
export const sendDraftAndGo = (place: KeptPlace, typed: Aged, language: string) =>
  navigator.sendBeacon('/api/drafts', draftBody(place, typed, language))

/** Says how long ago it was typed, not when: clocks of shared computers may be years off. */
function draftBody(
  { personId, courseId, moduleId, exerciseId }: KeptPlace,
  { fields, editionHash, age }: Aged,
  language: string,
): URLSearchParams {
  const body = new URLSearchParams({ course: courseId, module: moduleId, exercise: exerciseId, language })
  body.set('person', personId ?? '')
  body.set('edition', editionHash ?? '')
  body.set('age', String(Math.max(0, Math.round(age))))
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
