/**
 * What attempts, helps and marks make of an exercise and of a module: the rule by which progress is kept, and rebuilt.
 * Points are in thousandths here, as the store keeps them. Pure: events in, states out.
 *
 * A written answer counts by its learner's self-check until a trainer marks one. From then on the best mark counts, and
 * further self-checks earn nothing until they are marked: docs/decisions/0017-marks-and-self-checks.md.
 */

export interface ExerciseState {
  status: 'opened' | 'tried' | 'solved' | 'shown'
  tries: number
  hints: number
  /** Of the best attempt: its points and what could be had for it then. */
  bestPoints: number
  outOf: number
  lastAttemptId: string | null
  /** Of the learner's last deed here; a trainer's mark doesn't move it. */
  lastAt: number
  settledAt: number | null
  /** The attempt whose mark is the newest; null while none is marked. */
  markedAttemptId: string | null
}

export interface ModuleProgress {
  settled: number
  points: number
  startedAt: number
  /** Of the last event, a trainer's mark included: whoever reads and then writes tells by it that nothing came between. */
  lastAt: number
  finishedAt: number | null
}

export type States = ReadonlyMap<string, ExerciseState>

/** An exercise as an edition's facts list it; its points are in points. */
export interface ListedExercise {
  id: string
  kind: string
  points: number
}

export interface AttemptEvent {
  type: 'attempt'
  id: string
  exerciseId: string
  number: number
  code: string
  points: number
  outOf: number
  at: number
}

export interface HelpEvent {
  type: 'help'
  exerciseId: string
  kind: 'hint' | 'solution'
  number: number
  at: number
}

/** A trainer's mark of an attempt, as it stands now: a mark that was changed is one event, at the time of the change. */
interface MarkEvent {
  type: 'mark'
  attemptId: string
  exerciseId: string
  /** The attempt's. */
  number: number
  points: number
  outOf: number
  at: number
}

export type LearningEvent = AttemptEvent | HelpEvent | MarkEvent

export const thousandths = (points: number): number => Math.round(points * 1000)

export const isSettled = (state: ExerciseState | undefined): boolean =>
  state?.status === 'solved' || state?.status === 'shown'

/** The exercise after an event. Solved stays solved, shown stays shown: what comes later is practice. */
function stateAfter(
  before: ExerciseState | undefined,
  event: LearningEvent,
  listed: ListedExercise,
): ExerciseState {
  const state = before ?? untouched(listed)
  const next = afterEvent(state, event)
  const settledAt = isSettled(next) ? (state.settledAt ?? event.at) : null
  return { ...next, lastAt: event.type === 'mark' ? state.lastAt : event.at, settledAt }
}

function afterEvent(state: ExerciseState, event: LearningEvent): ExerciseState {
  switch (event.type) {
    case 'attempt':
      return afterAttempt(state, event)
    case 'help':
      return afterHelp(state, event)
    case 'mark':
      return afterMark(state, event)
  }
}

const untouched = ({ points }: ListedExercise): ExerciseState => ({
  status: 'opened',
  tries: 0,
  hints: 0,
  bestPoints: 0,
  outOf: thousandths(points),
  lastAttemptId: null,
  lastAt: 0,
  settledAt: null,
  markedAttemptId: null,
})

function afterAttempt(state: ExerciseState, event: AttemptEvent): ExerciseState {
  const isBest = state.markedAttemptId === null && (state.tries === 0 || isBetter(event, bestOf(state)))
  return {
    ...state,
    status: isSettled(state) ? state.status : event.code === 'right' ? 'solved' : 'tried',
    tries: state.tries + 1,
    ...(isBest ? { bestPoints: event.points, outOf: event.outOf } : {}),
    lastAttemptId: event.id,
  }
}

interface Earned {
  points: number
  outOf: number
}

/** By share: an exercise may be worth more in a later edition. */
export const isBetter = (one: Earned, other: Earned): boolean =>
  one.points * other.outOf > other.points * one.outOf

const bestOf = ({ bestPoints, outOf }: ExerciseState): Earned => ({ points: bestPoints, outOf })

/**
 * The first mark takes the place of what self-checks said; of several the best counts. One that finds anything settles the
 * exercise, for who judged themselves strictly must not earn less than who didn't; one that finds nothing opens it again.
 */
function afterMark(state: ExerciseState, event: MarkEvent): ExerciseState {
  const isBest = state.markedAttemptId === null || isBetter(event, bestOf(state))
  const best = isBest ? { bestPoints: event.points, outOf: event.outOf } : {}
  const next = { ...state, ...best, markedAttemptId: event.attemptId }
  if (next.bestPoints > 0) return { ...next, status: 'solved' }
  return state.status === 'solved' ? { ...next, status: 'tried' } : next
}

function afterHelp(state: ExerciseState, event: HelpEvent): ExerciseState {
  if (event.kind === 'hint') return { ...state, hints: Math.max(state.hints, event.number) }
  return { ...state, status: state.status === 'solved' ? 'solved' : 'shown' }
}

/** Points of solved exercises, in thousandths, at what each is worth now; what was shown earns none. */
export function pointsOf(exercises: ListedExercise[], states: States): number {
  return exercises.reduce((sum, { id, points }) => {
    const state = states.get(id)
    if (state?.status !== 'solved' || state.outOf === 0) return sum
    return sum + Math.round((state.bestPoints / state.outOf) * thousandths(points))
  }, 0)
}

/** The module after an event, by the exercises of the edition on the page then. */
function progressAfter(
  before: ModuleProgress | undefined,
  states: States,
  exercises: ListedExercise[],
  at: number,
): ModuleProgress {
  const settled = exercises.filter(({ id }) => isSettled(states.get(id))).length
  const isComplete = exercises.length > 0 && settled === exercises.length
  return {
    settled,
    points: pointsOf(exercises, states),
    startedAt: before?.startedAt ?? at,
    lastAt: at,
    finishedAt: before?.finishedAt ?? (isComplete ? at : null),
  }
}

/** One event applied to a module: what `decide…` keep, and `rebuild` repeats. */
export function apply(
  module: { states: States; progress: ModuleProgress | undefined },
  event: LearningEvent,
  exercises: ListedExercise[],
): { states: States; state: ExerciseState; progress: ModuleProgress } {
  const listed = exercises.find(({ id }) => id === event.exerciseId)
  const before = module.states.get(event.exerciseId)
  // An edition that doesn't list the exercise can't be written by us; then it is worth what was recorded.
  const worth = (event.type === 'help' ? (before?.outOf ?? 0) : event.outOf) / 1000
  const state = stateAfter(before, event, listed ?? { id: event.exerciseId, kind: '', points: worth })
  const states = new Map(module.states).set(event.exerciseId, state)
  return { states, state, progress: progressAfter(module.progress, states, exercises, event.at) }
}

/** The time of an event: now, but always after the module's last one, so that their order can be told from it. */
export const timeAfter = (last: ModuleProgress | undefined, now: number): number =>
  Math.max(now, (last?.lastAt ?? 0) + 1)
