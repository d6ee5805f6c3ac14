import { v7 as uuid } from 'uuid'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { fieldsOf } from '#app/domain/exercise/kinds.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import { decideMark } from '#app/domain/marking/mark.ts'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { cohort } from '#db/cohort-schema.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as marks from '#db/marks.server.ts'
import { attempt } from '#db/schema.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { aGuest, aLearner, minute, now } from '#tests/support/factories.ts'

/** A module with an exercise of most kinds, as its author wrote it, and learners half way through. */

export const place = { courseId: 'foundations', moduleId: 'count' } as const
const page = { ...place, language: 'en', device: 'phone' } as const

const help = (id: string) => `\n<Hint>Hint of ${id}.</Hint>\n<Solution>Solution of ${id}.</Solution>\n`

/** Each exercise by its id: what an author edits. */
export const exercises: Record<string, string> = {
  stock: `<Choice id="stock" objective="count">
A stock or a flow?

- [x] A stock
- [ ] A flow
  > Which period?
- [ ] Neither
  > One of them.
${help('stock')}</Choice>`,
  share: `<Numeric id="share" objective="count" unit="%">
What share?

- [x] 26.2 ± 0.05
- [ ] 25.8 ± 0.05
  > Look at the denominator.
${help('share')}</Numeric>`,
  word: `<Text id="word" objective="count">
What is it called?

- [x] flow
- [ ] stock
  > At one moment.
${help('word')}</Text>`,
  pairs: `<Match id="pairs" objective="count">
What counts what?

| Source | Counts |
|---|---|
| Census | Residents |
| Border | Crossings |
| Courts | Decisions |
${help('pairs')}</Match>`,
  cases: `<Classify id="cases" objective="count">
Stock or flow?

| Figure | Kind |
|---|---|
| Births | Flow |
| Residents | Stock |
| Deaths | Flow |
${help('cases')}</Classify>`,
  steps: `<Order id="steps" objective="count">
In which order?

1. Plan
2. Count
3. Publish
${help('steps')}</Order>`,
  reply: `<Written id="reply" objective="count">
Write to the minister.

<Rubric>
- names the date
- names the rule
</Rubric>
<Solution>A model.</Solution>
</Written>`,
}

/** The module's text. @param edited what stands in place of the exercises as they were */
export const moduleOf = (edited: Record<string, string> = exercises): string => `---
title: Counting
summary: What a census can count.
minutes: 40
objectives: { count: Count }
---

Text before.

${Object.values(edited).join('\n\n')}
`

const rightAnswers: Record<string, Answer> = {
  stock: { chosen: [0] },
  share: { text: '26.2' },
  word: { text: 'flow' },
  pairs: { pairs: [0, 1, 2] },
  cases: { categories: [0, 1, 0] },
  steps: { items: [0, 1, 2] },
  reply: { text: 'Dear minister', met: [0, 1] },
}

/** A form as somebody fills it in who gives this answer. */
export async function filledIn(db: Db, exerciseId: string, answer: Answer) {
  const current = await editions.currentOfModule(db, place.courseId, place.moduleId)
  const hash = current.find(({ language }) => language === 'en')?.hash ?? ''
  const exercise = (await editions.byHash(db, hash))?.exercises.find(({ id }) => id === exerciseId)
  if (!exercise) throw new Error(`There is no ${exerciseId}.`)
  const fields: Fields = fieldsOf(
    exercise,
    answer,
    tokensOf(await tokenSecret(db), place.courseId, exerciseId),
  )
  return { fields, editionHash: hash }
}

async function answers(
  db: Db,
  personId: string,
  exerciseId: string,
  answer: Answer,
  at: number,
  language = 'en',
) {
  const form = await filledIn(db, exerciseId, answer)
  await submitAttempt(db, {
    ...page,
    ...form,
    language,
    person: { id: personId },
    exerciseId,
    attemptId: uuid(),
    now: at,
  })
}

/**
 * Amina has some right, some wrong, some half, took a hint, and typed half of a form of every kind; Bo has finished, with a
 * solution shown and a text that a trainer marked; a guest answered in French.
 */
export async function learnersHalfWay(db: Db): Promise<void> {
  await aLearner(db, { id: 'amina' })
  await aLearner(db, { id: 'bo' })
  await aGuest(db)
  let at = now
  const next = () => {
    at += 2 * minute
    return at
  }
  await answers(db, 'amina', 'stock', { chosen: [1] }, next())
  await answers(db, 'amina', 'stock', { chosen: [0] }, next())
  await answers(db, 'amina', 'share', { text: '27' }, next())
  await answers(db, 'amina', 'pairs', { pairs: [0, 2, 1] }, next())
  await answers(db, 'amina', 'cases', { categories: [0, 0, 0] }, next())
  await takeHint(db, { ...page, person: { id: 'amina' }, exerciseId: 'word', now: next() })
  for (const exerciseId of Object.keys(halfTyped)) {
    const draft = await filledIn(db, exerciseId, halfTyped[exerciseId] as Answer)
    await saveDraft(db, { ...page, ...draft, person: { id: 'amina' }, exerciseId, typedAt: at, now: next() })
  }
  for (const [exerciseId, answer] of Object.entries(rightAnswers)) {
    if (exerciseId !== 'word') await answers(db, 'bo', exerciseId, answer, next())
    else {
      await answers(db, 'bo', 'word', { text: 'stock' }, next())
      await showSolution(db, { ...page, person: { id: 'bo' }, exerciseId, now: next() })
    }
  }
  await marked(db, 'bo', next())
  await answers(db, 'guest', 'stock', { chosen: [2] }, next(), 'fr')
  await answers(db, 'guest', 'steps', { items: [1, 0, 2] }, next(), 'fr')
}

/** What Amina has half typed, by exercise. */
export const halfTyped: Record<string, Answer> = {
  stock: { chosen: [2] },
  share: { text: '26,' },
  word: { text: 'fl' },
  pairs: { pairs: [null, 1, null] },
  cases: { categories: [null, 1, null] },
  steps: { items: [2, 0, 1] },
  reply: { text: 'Dear min', met: null },
}

async function marked(db: Db, personId: string, at: number): Promise<void> {
  await db.insert(cohort).values({
    id: 'dakar',
    name: 'Dakar',
    startsOn: '2025-09-01',
    endsOn: '2025-12-01',
    languages: '["en"]',
    joinCode: 'code',
    createdAt: now,
  })
  const written = (await db.select().from(attempt)).find(
    (row) => row.personId === personId && row.exerciseId === 'reply',
  )
  await marks.give(
    db,
    { attemptId: written?.id ?? '', cohortId: 'dakar', actorId: 'bo' },
    (standing, last) =>
      decideMark(
        standing,
        { met: [0], lines: 2, outOf: 1000, comment: 'Good.', markedBy: 'bo', seenAt: null },
        { last, now: at },
      ),
    rebuild,
  )
}
