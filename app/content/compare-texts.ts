import { compareChart } from './chart.ts'
import { type AuthoredExercise, compareExercise } from './exercises/exercise.ts'
import type { Say } from './problems.ts'
import { type AuthoredText, chartsOf, exercisesOf } from './read-text.ts'

/**
 * Tells everything in which a translation says something else than its source. Keys stand once, there. Front matter that
 * is known to be older is not compared: the source's counts.
 */
export function compareTexts(
  own: AuthoredText,
  source: AuthoredText,
  say: Say,
  sourceFile: string,
  isFrontOlder = false,
): void {
  if (!isFrontOlder) compareFrontMatter(own, source, say, sourceFile)
  const theirs = exercisesOf(source)
  const mine = exercisesOf(own)
  const at = (place: { line: number; column: number }) => `${sourceFile}:${place.line}`
  const end = own.frontMatter?.placeOf([]) ?? { line: 1, column: 1 }
  for (const exercise of theirs) {
    if (!mine.some(({ id }) => id === exercise.id))
      say('translation-exercise-missing', end, exercise.id, at(exercise.at))
  }
  const common = theirs.filter(({ id }) => mine.some((exercise) => exercise.id === id))
  const inOrder = mine.filter(({ id }) => common.some((exercise) => exercise.id === id))
  for (const exercise of mine) {
    const twin = theirs.find(({ id }) => id === exercise.id)
    if (!twin) {
      say('translation-exercise-extra', exercise.at, exercise.id, sourceFile)
      continue
    }
    if (common[inOrder.indexOf(exercise)] !== twin)
      say('translation-order', exercise.at, exercise.id, at(twin.at))
    const [form, theirForm] = [formOf(own, exercise), formOf(source, twin)]
    if (form !== theirForm)
      say('translation-differs', exercise.at, 'The form of this exercise', form, theirForm, at(twin.at))
    compareExercise(exercise, twin, (place, what, ours, source, sourceAt) =>
      say('translation-differs', place, what, String(ours), String(source), at(sourceAt)),
    )
  }
  compareCharts(own, source, say, sourceFile)
}

const formOf = ({ blocks }: AuthoredText, exercise: AuthoredExercise): string =>
  blocks.flatMap((block) =>
    block.type === 'exercise' && block.exercise === exercise ? (block.form ?? []) : [],
  )[0] ?? 'none'

function compareCharts(own: AuthoredText, source: AuthoredText, say: Say, sourceFile: string): void {
  const [mine, theirs] = [chartsOf(own), chartsOf(source)]
  const at = ({ line }: { line: number }) => `${sourceFile}:${line}`
  for (const chart of theirs) {
    if (mine.some(({ id }) => id === chart.id)) continue
    const end = own.frontMatter?.placeOf([]) ?? { line: 1, column: 1 }
    say('translation-differs', end, `The chart ${chart.id}`, 'missing', 'drawn', at(chart.at))
  }
  for (const chart of mine) {
    const twin = theirs.find(({ id }) => id === chart.id)
    if (twin)
      compareChart(chart, twin, (place, what, ours, source, sourceAt) =>
        say('translation-differs', place, what, String(ours), String(source), at(sourceAt)),
      )
    else say('translation-differs', chart.at, `The chart ${chart.id}`, 'drawn', 'missing', sourceFile)
  }
}

function compareFrontMatter(own: AuthoredText, source: AuthoredText, say: Say, sourceFile: string): void {
  const [mine, theirs] = [own.frontMatter, source.frontMatter]
  if (!mine || !theirs) return
  const place = (id: string) => `${sourceFile}:${theirs.placeOf(['objectives', id]).line}`
  for (const id of Object.keys(theirs.value.objectives)) {
    if (!Object.hasOwn(mine.value.objectives, id)) {
      say(
        'translation-differs',
        mine.placeOf(['objectives']),
        `The objective ${id}`,
        'missing',
        'written',
        place(id),
      )
    }
  }
  for (const id of Object.keys(mine.value.objectives)) {
    if (!Object.hasOwn(theirs.value.objectives, id)) {
      say(
        'translation-differs',
        mine.placeOf(['objectives', id]),
        `The objective ${id}`,
        'written',
        'missing',
        sourceFile,
      )
    }
  }
  for (const key of ['kind', 'minutes', 'tries', 'timed'] as const) {
    const [ours, given] = [mine.value[key], theirs.value[key]]
    if (ours === undefined || ours === given) continue
    const [at, line] = [mine.placeOf([key]), theirs.placeOf([key]).line]
    say('translation-differs', at, key, String(ours), String(given ?? 'left out'), `${sourceFile}:${line}`)
  }
}
