import { type Interval, overlap, readInterval } from './interval.ts'
import { checkMarks, type Item, readItems, wantFeedback } from './items.ts'
import type { AuthoredKind, ReadContext } from './kind.ts'

type Value = Item & { interval: Interval | null }

export interface NumericAnswers {
  unit: string | null
  values: Value[]
}

export const numeric: AuthoredKind<'numeric', NumericAnswers> = {
  answersIn: 'task list',

  read({ answers, at, unit }, context) {
    if (answers?.type !== 'list') return null
    const items = readItems(answers, 'A value', context)
    checkMarks(items, at, context)
    wantFeedback(items, context)
    const values = items.map((item) => ({ ...item, interval: readValue(item, context) }))
    checkOverlaps(values, context)
    return { unit, values }
  },

  compare(own, source, differs, at) {
    if (own.values.length !== source.values.length) {
      differs(at.own, 'The number of values', own.values.length, source.values.length, at.source)
      return
    }
    own.values.forEach((value, index) => {
      const twin = source.values[index]
      if (!twin) return
      if (value.mark !== null && twin.mark !== null && value.mark !== twin.mark) {
        differs(
          value.at,
          'The mark of this value',
          value.mark ? '[x]' : '[ ]',
          twin.mark ? '[x]' : '[ ]',
          twin.at,
        )
      }
      const [mine, theirs] = [value.interval, twin.interval]
      if (mine && theirs && (mine.low !== theirs.low || mine.high !== theirs.high)) {
        differs(value.at, 'This value', mine.shown, theirs.shown, twin.at)
      }
    })
  },

  finish: (own, source, html) => ({
    unit: own.unit ?? source.unit,
    values: source.values.flatMap(({ interval, mark }, index) => {
      const feedback = own.values[index]?.feedback ?? null
      return interval
        ? [{ right: mark ?? false, ...interval, feedback: feedback === null ? null : html(feedback) }]
        : []
    }),
  }),
}

function readValue({ plain, at }: Item, { say }: ReadContext): Interval | null {
  if (plain === '') return null
  const interval = readInterval(plain)
  if (!interval) say('numeric-key', at, plain.slice(0, 60))
  else if (interval.low > interval.high) say('numeric-range', at, plain)
  return interval
}

/** A foreseen wrong value that the key would let in is a slip; two that overlap are worth a look. */
function checkOverlaps(values: Value[], { say, isSource }: ReadContext): void {
  if (!isSource) return
  values.forEach((value, index) => {
    for (const other of values.slice(0, index)) {
      if (!value.interval || !other.interval || !overlap(value.interval, other.interval)) continue
      const [own, theirs] = [value.interval.shown, other.interval.shown]
      if (value.mark !== other.mark) {
        const [wrong, key] = value.mark ? [theirs, own] : [own, theirs]
        say('answer-overlap', value.at, wrong, key)
      } else if (!value.mark) say('foreseen-overlap', value.at, own, theirs)
    }
  })
}
