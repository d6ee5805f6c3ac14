import type { DataOfExercise, Html, NumericExercise } from '#app/domain/exercise/exercise.ts'
import type { Body, LabCode } from './body.ts'
import { type Interval, overlap, readInterval } from './interval.ts'
import { checkMarks, type Item, readItems, wantFeedback } from './items.ts'
import type { AuthoredKind, ReadContext } from './kind.ts'
import { compareCode, compareMistakes, type Mistake, readCode, readData, readMistakes } from './lab.ts'

/** `ofKey`: the interval lies around what the block "sql key" computes on a learner's own data. */
type Value = Item & { interval: Interval | null; ofKey: boolean }

export interface NumericAnswers {
  unit: string | null
  values: Value[]
  data: DataOfExercise | null
  key: LabCode | null
  mistakes: Mistake[]
}

export const numeric: AuthoredKind<'numeric', NumericAnswers> = {
  answersIn: 'task list',

  read(body, context) {
    const { answers, at, unit } = body
    if (answers?.type !== 'list') return null
    const items = readItems(answers, 'A value', context)
    checkMarks(items, at, context)
    wantFeedback(items, context)
    const values = items.map((item) => readValue(item, context))
    checkOverlaps(values, context)
    const [data, key] = [readData(body, context), readCode(body, 'sql key', context)]
    const read = { unit, values, data, key, mistakes: readMistakes(body, context) }
    checkKey(read, body, context)
    return read
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
    compareCode(own.key, source.key, 'The key', differs)
    compareMistakes(own.mistakes, source.mistakes, differs, at)
  },

  finish: (own, source, html) => ({
    unit: own.unit ?? source.unit,
    values: [
      ...source.values.flatMap(({ interval, mark, ofKey }, index) => {
        const feedback = htmlOf(own.values[index]?.feedback, html)
        return interval
          ? [{ right: mark ?? false, ...interval, ...(ofKey ? { of: 'key' as const } : {}), feedback }]
          : []
      }),
      ...mistakesAsValues(own, source, html),
    ],
    computed: computedOf(source),
  }),
}

const htmlOf = (part: number | null | undefined, html: (part: number) => Html): Html | null =>
  part === null || part === undefined ? null : html(part)

/** On own data foreseen wrong values are computed like the key, and are as near to it as the key's tolerance says. */
function mistakesAsValues(
  own: NumericAnswers,
  source: NumericAnswers,
  html: (part: number) => Html,
): NumericExercise['values'] {
  const tolerance = source.values.find(({ ofKey }) => ofKey)?.interval
  if (!tolerance) return []
  return source.mistakes.map((_, index) => ({
    right: false,
    ...tolerance,
    of: index,
    feedback: htmlOf(own.mistakes[index]?.feedback, html),
  }))
}

function computedOf({ data, key, mistakes }: NumericAnswers): NumericExercise['computed'] {
  return data && key ? { data, key: key.text, mistakes: mistakes.map(({ query }) => query) } : null
}

/** `key ± 0.05` */
const keyForm = /^key\s*(?:±|\+-|\+\/-)\s*(.+)$/i

function readValue(item: Item, { say }: ReadContext): Value {
  const { plain, at } = item
  const [, tolerance] = keyForm.exec(plain) ?? []
  const interval = plain === '' ? null : readInterval(tolerance === undefined ? plain : `0 ± ${tolerance}`)
  if (plain !== '' && !interval) say('numeric-key', at, plain.slice(0, 60))
  else if (interval && interval.low > interval.high) say('numeric-range', at, plain)
  const ofKey = tolerance !== undefined
  return { ...item, interval: interval && { ...interval, shown: plain }, ofKey }
}

/** Either the key is a number, and a query may confirm it; or everybody has another, and only a query knows it. */
function checkKey({ values, data, key }: NumericAnswers, { at }: Body, { say, isSource }: ReadContext): void {
  if (!isSource) return
  if (key && !data) say('key-without-data', at)
  const isOwn = data?.draw === 'own'
  for (const value of values) {
    if (value.ofKey && !(isOwn && key)) say('key-form', value.at)
    if (!value.ofKey && value.mark && isOwn) say('key-own-form', value.at)
  }
}

/** A foreseen wrong value that the key would let in is a slip; two that overlap are worth a look. */
function checkOverlaps(values: Value[], { say, isSource }: ReadContext): void {
  if (!isSource) return
  values.forEach((value, index) => {
    for (const other of values.slice(0, index)) {
      if (value.ofKey !== other.ofKey || !value.interval || !other.interval) continue
      if (!overlap(value.interval, other.interval)) continue
      const [own, theirs] = [value.interval.shown, other.interval.shown]
      if (value.mark !== other.mark) {
        const [wrong, key] = value.mark ? [theirs, own] : [own, theirs]
        say('answer-overlap', value.at, wrong, key)
      } else if (!value.mark) say('foreseen-overlap', value.at, own, theirs)
    }
  })
}
