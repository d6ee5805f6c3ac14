import type { EditionFacts } from '#app/domain/course/course.ts'
import type { Sitting } from '#db/sittings.server.ts'
import type { ObjectiveResult } from './grade-sitting.ts'
import type { ObjectiveRow, OccasionResult, Score, TestResults } from './views.ts'

/** With fewer items an objective's points would tell of single items whether they are right. */
const LEAST_TO_TELL = 3

/** What came of the sittings that count, the one before the course beside the one after it. */
export function resultsOf(
  { pre, post }: { pre: Sitting | null; post: Sitting | null },
  { objectives }: Pick<EditionFacts, 'objectives'>,
  isOver: boolean,
): TestResults {
  const [before, after] = [objectivesOf(pre), objectivesOf(post)]
  const all = [...before, ...after]
  // One that is left out could be told from the sum of the others.
  const mayTell = isOver || all.every(({ items }) => items >= LEAST_TO_TELL)
  const ids = [...new Set(all.map(({ id }) => id))]
  const row = (id: string): ObjectiveRow => {
    const [one, other] = [before, after].map((results) => results.find((result) => result.id === id))
    return {
      id,
      text: objectives.find((objective) => objective.id === id)?.text ?? id,
      items: (one ?? other)?.items ?? 0,
      pre: one ? scoreOf(one) : null,
      post: other ? scoreOf(other) : null,
    }
  }
  return { pre: sumOf(pre), post: sumOf(post), objectives: mayTell ? ids.map(row) : [] }
}

const objectivesOf = (sitting: Sitting | null): ObjectiveResult[] =>
  JSON.parse(sitting?.results ?? '[]') as ObjectiveResult[]

export const scoreOf = ({ points, outOf }: { points: number | null; outOf: number | null }): Score => ({
  points: (points ?? 0) / 1000,
  outOf: (outOf ?? 0) / 1000,
})

function sumOf(sitting: Sitting | null): OccasionResult | null {
  if (sitting?.finishedAt == null) return null
  const results = objectivesOf(sitting)
  return {
    ...scoreOf(sitting),
    items: results.reduce((sum, { items }) => sum + items, 0),
    answered: results.reduce((sum, { answered }) => sum + answered, 0),
    finishedAt: sitting.finishedAt,
  }
}
