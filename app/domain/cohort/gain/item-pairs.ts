import type { EditionFacts, FormId } from '#app/domain/course/course.ts'
import type { ItemGain } from '#app/domain/statistics/gain.ts'
import { LEAST_SHOWN } from '#app/domain/statistics/suppress.ts'

/** Two items that ask for the same: the ones at one place of the two forms. */
export interface ItemPair {
  /** The same in all editions that pair the same two items. */
  key: string
  /** 1, 2, 3 … in its form. */
  position: number
  ids: Record<FormId, string>
  titles: Record<FormId, string | null>
  /** The text of the objective that both ask for. */
  objective: string
}

/**
 * The pairs of a test: authors write forms in pairs, the same task with other figures (docs/authoring.md). Where the two at
 * one place differ in objective, kind or points, they are no pair, and their cells would compare different things.
 */
export function pairsOf({ test, exercises, objectives }: EditionFacts): ItemPair[] {
  if (!test) return []
  const factsOf = (id: string | undefined) => exercises.find((item) => item.id === id)
  return test.forms.a.flatMap((id, index) => {
    const [a, b] = [factsOf(id), factsOf(test.forms.b[index])]
    if (!a || !b) return []
    const isPair = a.objective === b.objective && a.kind === b.kind && a.points === b.points
    if (!isPair) return []
    return {
      key: `${a.id}/${b.id}`,
      position: index + 1,
      ids: { a: a.id, b: b.id },
      titles: { a: a.title, b: b.title },
      objective: objectives.find((objective) => objective.id === a.objective)?.text ?? a.objective ?? '',
    }
  })
}

/** A pair with its four cells; null below `LEAST_SHOWN` people who had it both times. */
export interface PairGain extends ItemPair {
  n: number
  cells: Omit<ItemGain, 'id' | 'n'> | null
}

export function pairGains(pairs: readonly ItemPair[], items: readonly ItemGain[]): PairGain[] {
  return pairs.flatMap((pair) => {
    const found = items.find(({ id }) => id === pair.key)
    if (!found) return []
    const { id: _same, n, ...cells } = found
    return { ...pair, n, cells: n < LEAST_SHOWN ? null : cells }
  })
}
