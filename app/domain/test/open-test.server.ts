import type { Actor } from '#app/domain/access/actor.ts'
import type { Block, FormId } from '#app/domain/course/course.ts'
import { type ShownExercise, shownExercises } from '#app/domain/course/load-module.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import * as sittings from '#db/sittings.server.ts'
import type { Extra } from './allowed.ts'
import { noRecord, readRecord } from './close-sitting.server.ts'
import type { GradedAnswer } from './grade-sitting.ts'
import { heldAnswer } from './held-answer.ts'
import { type ItemView, itemView, reviewedItem } from './item-view.ts'
import { contentOf, type ListedTest, loadTest } from './load-test.server.ts'
import type { Occasion } from './occasion.ts'
import { resultsOf } from './results.ts'
import { standingOf, type TestStanding } from './standing.ts'
import { termsOf } from './test-of-course.server.ts'
import type { AfterView, RunningView, TestPart, TestView } from './views.ts'

interface Opened {
  actor: Actor
  courseId: string
  occasion: Occasion
  language: string
  now: number
}

/** The page of a test before or after the course: what it is, the sitting that runs, or what came of it. */
export async function openTest(db: Db, opened: Opened): Promise<TestView> {
  const { actor, courseId, occasion, language, now } = opened
  const test = await loadTest(db, { courseId, language })
  const record = actor ? await readRecord(db, { personId: actor.id, courseId, now }) : noRecord
  const standing = standingOf(record, test.facts.test.tries)
  const own = standing[occasion]
  if (own.running) return running(db, { ...opened, test }, own.running, own.extra)
  if (own.counted) return after(db, { ...opened, test }, standing, own.counted)
  const common = commonOf({ ...opened, test }, own.extra)
  if (!own.canBegin) return { ...common, stage: 'closed', running: standing.running?.occasion ?? null }
  const { objectives } = test.facts
  return {
    ...common,
    stage: 'before',
    intro: await introOf(db, test),
    objectives: objectives.map(({ id, text }) => ({ id, text })),
    number: own.next,
  }
}

type Here = Opened & { test: ListedTest }

const commonOf = ({ courseId, occasion, language, test: { course, facts } }: Here, extra: Extra) => ({
  courseId,
  courseTitle: shownText(course.title, language, course.source),
  occasion,
  terms: termsOf(facts, extra),
})

async function introOf(db: Db, { facts }: ListedTest): Promise<string[]> {
  const edition = await editions.byHash(db, facts.hash)
  return (edition?.blocks ?? []).flatMap((block) =>
    block.type === 'html' && block.form === undefined ? [block.html] : [],
  )
}

async function running(db: Db, here: Here, sitting: sittings.Sitting, extra: Extra): Promise<RunningView> {
  const { edition, facts, items } = await contentOf(db, sitting)
  const answers = await answersOf(db, sitting)
  return {
    ...commonOf(here, extra),
    terms: termsOf(facts, extra),
    stage: 'running',
    sittingId: sitting.id,
    number: sitting.number,
    endsAt: sitting.endsAt,
    left: sitting.endsAt === null ? null : Math.max(0, sitting.endsAt - here.now),
    parts: partsOf(edition.blocks, sitting.form),
    items: Object.fromEntries(
      items.map((item) => [item.exercise.id, itemView(item, answers.get(item.exercise.id))]),
    ),
  }
}

async function after(
  db: Db,
  here: Here,
  standing: TestStanding,
  counted: sittings.Sitting,
): Promise<AfterView> {
  const { test, occasion } = here
  const { isOver, canFinish, pre, post } = standing
  const own = standing[occasion]
  return {
    ...commonOf(here, own.extra),
    stage: 'after',
    sat: own.finished.length,
    next: own.canBegin ? own.next : null,
    canFinish: occasion === 'post' && canFinish,
    isOver,
    results: resultsOf(
      { pre: pre.counted, post: occasion === 'post' || isOver ? post.counted : null },
      test.facts,
      isOver,
    ),
    review: isOver ? await reviewOf(db, here, counted) : null,
  }
}

async function reviewOf(db: Db, { language }: Here, sitting: sittings.Sitting): Promise<AfterView['review']> {
  const { edition, items } = await contentOf(db, sitting)
  const answers = await answersOf(db, sitting)
  const reviewed: [string, ItemView][] = []
  for (const item of items) {
    const saved = answers.get(item.exercise.id)
    const held = saved?.held ?? null
    const graded = saved?.graded ? heldAnswer(JSON.parse(saved.graded) as GradedAnswer, held) : null
    const shown = held ? ((await shownIn(db, held.editionHash, item)) ?? item) : item
    reviewed.push([item.exercise.id, reviewedItem(shown, { saved, graded, language })])
  }
  return { parts: partsOf(edition.blocks, sitting.form), items: Object.fromEntries(reviewed) }
}

/** An item as it is since its key was corrected: the solution beside the answer is the right one. */
async function shownIn(db: Db, hash: string, { exercise: { id } }: ShownExercise) {
  const edition = await editions.byHash(db, hash)
  return edition && shownExercises(edition, await tokenSecret(db)).get(id)
}

async function answersOf(db: Db, { id, personId }: sittings.Sitting) {
  const found = await sittings.withAnswers(db, { sittingId: id, personId })
  return new Map((found?.answers ?? []).map((answer) => [answer.exerciseId, answer]))
}

/** What stands in a form, in the order of the page; the other form is for another day. */
const partsOf = (blocks: Block[], form: FormId): TestPart[] =>
  blocks.flatMap((block): TestPart[] => {
    if (block.type === 'chart' || block.form !== form) return []
    return block.type === 'html' ? [{ type: 'html', html: block.html }] : [{ type: 'item', id: block.id }]
  })
