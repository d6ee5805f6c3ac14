import {
  apply,
  type ExerciseState,
  isBetter,
  type LearningEvent,
  type ListedExercise,
  type ModuleProgress,
} from './learning.ts'

/** An event and where it belongs; `exercises` are those of the edition on the page then. */
export interface PlacedEvent {
  courseId: string
  moduleId: string
  exercises: ListedExercise[]
  event: LearningEvent
  /** Of an attempt: what keys that were corrected since say of it. */
  regrades?: Regraded[]
}

/** What a corrected key says of an attempt; points in thousandths. */
interface Regraded {
  code: string
  points: number
  outOf: number
}

/** All that is derived for a person. */
export interface Derived {
  states: { courseId: string; moduleId: string; exerciseId: string; state: ExerciseState }[]
  modules: { courseId: string; moduleId: string; progress: ModuleProgress }[]
}

/** Progress from nothing but what happened: the events of one person, in any order. */
export function rebuild(events: PlacedEvent[]): Derived {
  const derived: Derived = { states: [], modules: [] }
  for (const [first, ...others] of byModule(events).values()) {
    if (!first) continue
    let states: ReadonlyMap<string, ExerciseState> = new Map()
    let progress: ModuleProgress | undefined
    for (const placed of [first, ...others].sort(inOrder))
      ({ states, progress } = apply({ states, progress }, countedEvent(placed), placed.exercises))

    const { courseId, moduleId } = first
    for (const [exerciseId, state] of states) derived.states.push({ courseId, moduleId, exerciseId, state })
    if (progress) derived.modules.push({ courseId, moduleId, progress })
  }
  return derived
}

/**
 * An attempt counts by the best that any key has said of it: who answered right by the right key has earned it since then,
 * and who had points by a wrong key did what was asked: docs/decisions/0020-corrections.md.
 */
function countedEvent({ event, regrades = [] }: PlacedEvent): LearningEvent {
  if (event.type !== 'attempt') return event
  const best = regrades.reduce<Regraded>((best, next) => (isBetter(next, best) ? next : best), event)
  return { ...event, code: best.code, points: best.points, outOf: best.outOf }
}

function byModule(events: PlacedEvent[]): Map<string, PlacedEvent[]> {
  const modules = new Map<string, PlacedEvent[]>()
  for (const placed of events) {
    const key = `${placed.courseId}/${placed.moduleId}`
    const module = modules.get(key)
    if (module) module.push(placed)
    else modules.set(key, [placed])
  }
  return modules
}

/** By time. Only a guest's history merged into an account's can hold two events of one moment. */
function inOrder({ event: a }: PlacedEvent, { event: b }: PlacedEvent): number {
  const names = [a, b].map(({ type, exerciseId }) => `${exerciseId} ${type}`) as [string, string]
  return a.at - b.at || names[0].localeCompare(names[1]) || a.number - b.number
}
