import type { Actor } from '#app/domain/access/actor.ts'
import { readExerciseView } from '#app/domain/attempt/read-outcome.server.ts'
import { loadModule, type ShownModule } from '#app/domain/course/load-module.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { Db } from '#db/gateway.server.ts'
import type { Enrolment } from '#db/progress.server.ts'
import * as progress from '#db/progress.server.ts'
import { moduleProgressView } from './module-progress-view.ts'
import { outlineOf } from './outline.ts'
import type { Device, ModuleLink, ModuleView, ResumeHint } from './views.ts'

interface Opened {
  actor: Actor
  courseId: string
  moduleId: string
  language: string
  /** The one that asks, to say "you were here, on a phone". */
  device: Device
}

/** A module's page: its text as everybody sees it, and where this person stands with each exercise. */
export async function openModule(db: Db, opened: Opened): Promise<ModuleView> {
  const { actor, courseId, moduleId, language, device } = opened
  const shown = await loadModule(db, opened)
  const record = actor && (await progress.ofModule(db, { personId: actor.id, courseId, moduleId }))

  const views: Record<string, ExerciseView> = {}
  for (const exerciseId of shown.exercises.keys()) {
    const asked = { record, personId: actor?.id ?? null, exerciseId, language }
    views[exerciseId] = await readExerciseView(db, shown, asked)
  }

  const { course, modules } = shown.listed
  const { facts, number, current, isFallback } = shown.module
  const states = record?.states ?? new Map()
  return {
    courseId,
    courseTitle: shownText(course.title, language, course.source),
    moduleId,
    number,
    of: modules.length,
    title: facts.title,
    summary: facts.summary,
    minutes: facts.minutes,
    bytes: facts.bytes,
    objectives: facts.objectives.map(({ id, text }) => ({ id, text })),
    languageAsked: language,
    languageShown: facts.language,
    languages: current.map((edition) => edition.language),
    isFallback,
    isStale: facts.stale,
    editionHash: facts.hash,
    blocks: shown.edition.blocks,
    views,
    outline: outlineOf(shown.edition, states),
    progress: moduleProgressView(facts, states, record?.progress, course.passMark),
    previous: linkTo(shown, number - 1),
    next: linkTo(shown, number + 1),
    resume: resumeHint(shown, record?.enrolment ?? null, device),
  }
}

function linkTo({ listed }: ShownModule, wanted: number): ModuleLink | null {
  const module = listed.modules.find(({ number }) => number === wanted)
  return module ? { courseId: listed.course.id, moduleId: module.id, title: module.facts.title } : null
}

/** Only when this module is where they were last. */
function resumeHint({ module }: ShownModule, enrolment: Enrolment | null, device: Device): ResumeHint | null {
  if (enrolment?.lastModuleId !== module.id) return null
  const index = module.facts.exercises.findIndex(({ id }) => id === enrolment.lastExerciseId)
  const exercise = module.facts.exercises[index]
  if (!exercise) return null
  return {
    exerciseId: exercise.id,
    exerciseNumber: index + 1,
    exerciseTitle: exercise.title,
    at: enrolment.lastAt,
    device: enrolment.lastDevice,
    isOtherDevice: enrolment.lastDevice !== device,
  }
}
