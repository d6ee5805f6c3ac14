import { type Count, type CountTable, indexOf, partsOf, type Sum } from './count-table.ts'
import { possibleTables } from './possible-tables.ts'

/** A count of 1 … 4 people is never shown, nor to be worked out. 0 stays: there is nobody whose result it tells. */
export const LEAST_SHOWN = 5
/** What can be worked out of a hidden count leaves at least this between its lowest and highest possible value. */
export const LEAST_WIDTH = 5

/**
 * Which printed counts to hide. First every count of 1 … 4 (primary), then as many others as it takes (complementary)
 * that whoever knows all printed counts, all sums, and that no count is below 0, can't work out any hidden count to
 * within `LEAST_WIDTH`. For each we hold two whole tables that fit all which is printed, and differ so far in that count:
 * no cleverness can rule out either. Which of the hidden ones are small must not be told.
 *
 * Complementary counts are chosen one after another; then each is shown again, the largest first, where the rest hides
 * the small ones without it. So none is hidden for nothing, yet another choice might hide fewer. Zeros are never hidden.
 *
 * Not covered: what readers know of themselves or of single people, an earlier edition of the same table, and conclusions
 * from the way in which we choose.
 *
 * Throws a RangeError for counts that are no whole numbers ≥ 0 and sums that don't add up.
 */
export function suppress(table: CountTable): ReadonlySet<string> {
  const index = indexOf(table)
  const small = table.counts.filter(({ count }) => count > 0 && count < LEAST_SHOWN)
  const idsOf = (kind: Count['kind']) => small.filter((count) => count.kind === kind).map(({ id }) => id)
  const [primary, implied] = [new Set(idsOf('printed')), idsOf('implied')]
  const hidden = new Set(primary)
  const witnesses: Witness[] = []
  const exposed = (stopsEarly: boolean) =>
    exposedOf([...hidden, ...implied], { table, index, hidden, witnesses, stopsEarly })

  for (let open = exposed(false); open.length > 0; open = exposed(false)) {
    const opened = new Set<Sum>()
    for (const id of open) {
      const chosen = chooseComplement(id, index, hidden)
      // One more in the same sum may be one too many: look again first.
      if (!chosen || opened.has(chosen.sum)) continue
      opened.add(chosen.sum)
      hidden.add(chosen.id)
    }
    // Can't be: counts whose sums show nothing but zeros have no upper end.
    if (opened.size === 0) throw new Error(`nothing is left to hide behind: ${open.join(', ')}`)
  }
  const people = (id: string) => index.countOf.get(id)?.count ?? 0
  const complements = [...hidden].filter((id) => !primary.has(id))
  for (const id of complements.sort((one, other) => people(other) - people(one))) {
    hidden.delete(id)
    if (exposed(true).length > 0) hidden.add(id)
  }
  return hidden
}

/** A possible table: what is not as in the true one. It stays possible as long as all of it is hidden. */
type Witness = ReadonlyMap<string, number>

type Index = ReturnType<typeof indexOf>

/**
 * The targets that are known to within less than `LEAST_WIDTH`. Earlier witnesses are asked first; those that are found are
 * added to them. `stopsEarly`: the first exposed one is enough.
 */
function exposedOf(
  targets: readonly string[],
  of: {
    table: CountTable
    index: Index
    hidden: ReadonlySet<string>
    witnesses: Witness[]
    stopsEarly: boolean
  },
): string[] {
  const { table, index, hidden, witnesses, stopsEarly } = of
  const wanted = new Map(targets.map((id) => [id, { low: 0, high: 0 }]))
  const isExposed = (id: string) => {
    const range = wanted.get(id)
    return range !== undefined && range.high - range.low < LEAST_WIDTH
  }
  const trueCount = (id: string) => index.countOf.get(id)?.count ?? 0
  const see = (witness: Witness) => {
    for (const [id, value] of witness) {
      const range = wanted.get(id)
      if (!range) continue
      range.low = Math.min(range.low, value - trueCount(id))
      range.high = Math.max(range.high, value - trueCount(id))
    }
  }
  const isUnknown = (id: string) => hidden.has(id) || index.countOf.get(id)?.kind !== 'printed'
  for (const witness of witnesses) if ([...witness.keys()].every(isUnknown)) see(witness)
  if (!targets.some(isExposed)) return []
  // The whole search is dear; who is alone in a sum is seen at once.
  const alone = stopsEarly ? firstAlone(table, isUnknown, isExposed) : null
  if (alone !== null) return [alone]

  for (const { ids, equations } of partsOf(table, hidden)) {
    if (!ids.some(isExposed)) continue
    const tables = possibleTables(ids.length, equations)
    for (const [unknown, id] of ids.entries()) {
      for (const end of ['highest', 'lowest'] as const) {
        const found = isExposed(id) ? tables[end](unknown).table : null
        if (!found) continue
        const changed = ids.flatMap((other, at) =>
          found[at] === trueCount(other) ? [] : [[other, found[at] as number] as const],
        )
        witnesses.push(new Map(changed))
        see(new Map(changed))
      }
      if (stopsEarly && isExposed(id)) return [id]
    }
  }
  return targets.filter(isExposed)
}

/** An exposed count that is the only unknown one of a sum. */
function firstAlone(
  { sums }: CountTable,
  isUnknown: (id: string) => boolean,
  isExposed: (id: string) => boolean,
): string | null {
  for (const { whole, parts } of sums) {
    const [first, second] = [whole, ...parts].filter(isUnknown)
    if (first !== undefined && second === undefined && isExposed(first)) return first
  }
  return null
}

interface Choice {
  id: string
  sum: Sum
}

/**
 * The cheapest count to hide beside an exposed one: from the sum that holds it tightest, by the number of people it
 * takes out of sight, with those that hiding it would draw after it in its other sums. When its own sums have nothing
 * left to hide, the sums of its hidden neighbours are looked at, and so on.
 */
function chooseComplement(
  id: string,
  { countOf, sumsOf }: Index,
  hidden: ReadonlySet<string>,
): Choice | null {
  const isShown = (other: string) => countOf.get(other)?.kind === 'printed' && !hidden.has(other)
  const people = (other: string) => countOf.get(other)?.count ?? 0
  const membersOf = ({ whole, parts }: Sum) => [whole, ...parts]
  const canHide = (sum: Sum, but: string) =>
    membersOf(sum).filter((other) => other !== but && isShown(other) && people(other) > 0)
  const follows = (other: string, opened: Sum) =>
    (sumsOf.get(other) ?? [])
      .filter((sum) => sum !== opened && membersOf(sum).every(isShown))
      .reduce((cost, sum) => cost + Math.min(...canHide(sum, other).map(people)), 0)

  const reached = new Set([id])
  for (let around = [id]; around.length > 0; ) {
    const sums = [...new Set(around.flatMap((other) => sumsOf.get(other) ?? []))]
    const choices = sums.flatMap((sum) => {
      const room = membersOf(sum).reduce(
        (all, other) => (other === id || isShown(other) ? all : all + people(other)),
        0,
      )
      return canHide(sum, id).map((other) => ({
        id: other,
        sum,
        room,
        cost: people(other) + follows(other, sum),
      }))
    })
    choices.sort(
      (one, other) => one.room - other.room || one.cost - other.cost || (one.id < other.id ? -1 : 1),
    )
    if (choices[0]) return choices[0]
    around = sums.flatMap(membersOf).filter((other) => !reached.has(other) && !isShown(other))
    for (const other of around) reached.add(other)
  }
  return null
}
