import { LRUCache } from 'lru-cache'
import type { BuiltEdition } from '#app/content/build-module.ts'
import { hashOf } from '#app/content/edition-hash.ts'
import type { Problem } from '#app/content/problems.ts'
import { exerciseView, withUngraded } from '#app/domain/attempt/exercise-view.ts'
import { type ShownExercise, shownExercises } from '#app/domain/course/load-module.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import { feedbackOn, fieldsOf, grade } from '#app/domain/exercise/kinds.ts'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import { type SampleWish, sampleAnswer } from '#app/domain/exercise/sample-answers.ts'
import { dataOf } from '#app/domain/lab/draw-of.ts'
import { moduleProgressView } from '#app/domain/progress/module-progress-view.ts'
import { outlineOf } from '#app/domain/progress/outline.ts'
import type { ModuleView } from '#app/domain/progress/views.ts'
import type { Edition } from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { buildDraft, modulesOf } from './build-draft.server.ts'
import { factsOf, type Workspace } from './workspace.server.ts'

export interface Preview {
  /** The learner's page; null while the text has errors. */
  view: ModuleView | null
  problems: Problem[]
}

interface Asked {
  moduleId: string
  language: string
  /** How the exercises are answered; null as a learner finds them. */
  as: SampleWish | null
  /** Who waits for it, where that is not whose draft it is. */
  who?: string
}

/**
 * A module of a workspace as a learner would see it: the same view that the learner's page is made from. Nothing is
 * stored, and no answer counts.
 */
export async function previewModule(
  db: Db,
  workspace: Workspace,
  { moduleId, language, as, who }: Asked,
): Promise<Preview> {
  const facts = factsOf(workspace)
  const built = await buildDraft(db, workspace, moduleId, [language], who)
  const edition = built.editions.find((made) => made.language === language)
  if (!edition) return { view: null, problems: built.problems }
  const listed = modulesOf(workspace).map(({ id }) => id)
  const whole = editionOf(edition)
  const shown = shownAgain(whole, await tokenSecret(db))
  const views = Object.fromEntries(
    [...shown].map(([id, exercise]) => [id, sampleView(exercise, as, language)]),
  )
  const view: ModuleView = {
    courseId: workspace.courseId,
    courseTitle: shownText(facts.title, language, facts.source),
    moduleId,
    number: listed.indexOf(moduleId) + 1,
    of: listed.length,
    title: whole.facts.title,
    summary: whole.facts.summary,
    minutes: whole.facts.minutes,
    bytes: whole.facts.bytes,
    objectives: whole.facts.objectives,
    languageAsked: language,
    languageShown: language,
    languages: facts.languages,
    isFallback: false,
    isStale: false,
    editionHash: whole.facts.hash,
    blocks: whole.blocks,
    views,
    outline: outlineOf(whole, new Map()),
    progress: moduleProgressView(whole.facts, new Map(), undefined, facts.passMark),
    previous: null,
    next: null,
    resume: null,
  }
  return { view, problems: built.problems }
}

/**
 * What was built as a page needs it. Nothing is kept of a preview; its hash tells pages apart on which an exercise stands
 * in another place, since parts of pages are kept by it.
 */
const editionOf = ({ facts, blocks, exercises }: BuiltEdition): Edition => ({
  facts: {
    ...facts,
    hash: `preview ${hashOf(JSON.stringify([facts.courseId, facts.moduleId, facts.language, facts.exercises]))}`,
    stale: false,
  },
  blocks,
  exercises,
})

/** Exercises as they were shown last, by what they are: of those on a page, somebody who types changes one at most. */
const kept = new LRUCache<string, ShownExercise>({ max: 500 })

/** The exercises of an edition, for each that was shown before the very same. */
function shownAgain(edition: Edition, secret: string): Map<string, ShownExercise> {
  const { courseId } = edition.facts
  return new Map(
    [...shownExercises(edition, secret)].map(([id, shown]) => {
      const key = JSON.stringify([secret, courseId, shown.exercise])
      const again = kept.get(key) ?? shown
      kept.set(key, again)
      return [id, again]
    }),
  )
}

function sampleView(shown: ShownExercise, as: SampleWish | null, language: string): ExerciseView {
  const { exercise, token } = shown
  const untouched = {
    state: undefined,
    last: undefined,
    lastFits: false,
    mark: null,
    extraTries: 0,
    draft: undefined,
    language,
    place: null,
    past: [],
  }
  const view = exerciseView(shown, untouched)
  if (as === null) return view
  const answer = sampleAnswer(exercise, as, language)
  if (!answer) {
    if (as !== 'blank' || dataOf(exercise)) return view
    return withUngraded(
      view,
      exercise,
      feedbackOn(exercise, null, { code: 'unanswered', missing: 1 }, token),
      {},
    )
  }
  const verdict = grade(exercise, answer, language, null)
  const fields = fieldsOf(exercise, answer, token)
  const feedback = feedbackOn(exercise, answer, verdict, token)
  const isRight = verdict.code === 'right'
  return {
    ...withUngraded(view, exercise, feedback, fields),
    status: isRight ? 'solved' : 'tried',
    solution: isRight ? exercise.solution : view.solution,
  }
}
