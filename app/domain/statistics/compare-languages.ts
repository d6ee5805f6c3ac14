import { type Comparison, compareStrata, type Stratum } from './mantel-haenszel.ts'

/** One person's first answer to the item. */
export interface ItemAnswer {
  /** Points of the whole test, the item included: those who know as much are compared. */
  total: number
  isRight: boolean
}

/** The smallest groups for which studies of the method exist (Fidalgo, Ferreres and Muñiz, 2004: 50 and 50). */
export const LEAST_PER_GROUP = 50
/** What ETS asks of the smaller group before a test is put together (Zwick, ETS RR-12-08, 2012). */
const SURE_PER_GROUP = 200
/** A stratum with fewer people of a language is joined to its neighbour. */
export const LEAST_PER_STRATUM = 3

/** A stratum and the totals it spans, both ends included. */
interface Band extends Stratum {
  from: number
  to: number
}

export type LanguageComparison =
  | { undefined: 'not-enough-data'; n: Comparison['n']; needed: number }
  | (Comparison & {
      bands: Band[]
      /** A group is smaller than what ETS asks for: the classes miss many differences, and find some that are none. */
      isEarly: boolean
    })

/**
 * Is an item harder in one language for people who know as much? Mantel–Haenszel over strata of total scores, the source
 * language as reference. Both languages must have had the same form.
 *
 * Every total is a stratum of its own as long as it holds at least `LEAST_PER_STRATUM` people of each language. Sparse
 * totals are merged from the lowest up, until the stratum has that many; what is left at the top joins the one below.
 * Merged strata hold people who know a little less alike: their bands are told.
 */
export function compareLanguages(
  reference: readonly ItemAnswer[],
  focal: readonly ItemAnswer[],
): LanguageComparison {
  const n = { reference: reference.length, focal: focal.length }
  const smaller = Math.min(n.reference, n.focal)
  if (smaller < LEAST_PER_GROUP) return { undefined: 'not-enough-data', n, needed: LEAST_PER_GROUP }
  const bands = bandsOf(reference, focal)
  return { ...compareStrata(bands), bands, isEarly: smaller < SURE_PER_GROUP }
}

/** Strata of totals, merged where they are sparse. */
export function bandsOf(reference: readonly ItemAnswer[], focal: readonly ItemAnswer[]): Band[] {
  const byTotal = new Map<number, Band>()
  const bandOf = (total: number): Band => {
    if (!Number.isFinite(total)) throw new RangeError(`no total: ${total}`)
    const band = byTotal.get(total) ?? {
      from: total,
      to: total,
      referenceRight: 0,
      referenceWrong: 0,
      focalRight: 0,
      focalWrong: 0,
    }
    byTotal.set(total, band)
    return band
  }
  for (const { total, isRight } of reference)
    bandOf(total)[isRight ? 'referenceRight' : 'referenceWrong'] += 1
  for (const { total, isRight } of focal) bandOf(total)[isRight ? 'focalRight' : 'focalWrong'] += 1

  const full: Band[] = []
  let open: Band | null = null
  for (const band of [...byTotal.values()].sort((one, other) => one.from - other.from)) {
    open = open ? joined(open, band) : band
    if (!isFull(open)) continue
    full.push(open)
    open = null
  }
  if (!open) return full
  const last = full.pop()
  return [...full, last ? joined(last, open) : open]
}

const isFull = ({ referenceRight, referenceWrong, focalRight, focalWrong }: Band) =>
  referenceRight + referenceWrong >= LEAST_PER_STRATUM && focalRight + focalWrong >= LEAST_PER_STRATUM

const joined = (low: Band, high: Band): Band => ({
  from: low.from,
  to: high.to,
  referenceRight: low.referenceRight + high.referenceRight,
  referenceWrong: low.referenceWrong + high.referenceWrong,
  focalRight: low.focalRight + high.focalRight,
  focalWrong: low.focalWrong + high.focalWrong,
})
