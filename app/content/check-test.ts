import { type FormId, formIds, type TestFacts } from '#app/domain/course/course.ts'
import type { AuthoredExercise } from './exercises/exercise.ts'
import type { FrontMatter } from './front-matter.ts'
import { LEAST_ITEMS } from './limits.ts'
import type { Say } from './problems.ts'
import { type AuthoredText, chartsOf } from './read-text.ts'

/** What belongs to tests only stands in tests only, and what a test can't have does not; in every language. */
export function checkTest(
  text: AuthoredText,
  { isTest, moduleId }: { isTest?: boolean; moduleId: string },
  say: Say,
): void {
  const front = text.frontMatter
  if (!front) return
  const saysTest = front.value.kind === 'test'
  if (isTest && !saysTest) say('test-kind', front.placeOf([]))
  if (saysTest && !isTest) say('test-in-modules', front.placeOf(['kind']), moduleId)
  if (!saysTest) {
    for (const { at } of text.forms) say('form-outside-test', at)
    return
  }
  for (const [index, { id, at }] of text.forms.entries())
    if (text.forms.findIndex((form) => form.id === id) < index) say('form-twice', at, id)
  for (const id of formIds)
    if (!text.forms.some((form) => form.id === id)) say('form-missing', front.placeOf([]), id)
  for (const { at } of chartsOf(text)) say('test-chart', at)
  for (const block of text.blocks) {
    if (block.type !== 'exercise') continue
    if (!block.form) say('test-outside-form', block.exercise.at, block.exercise.id)
    checkItem(block.exercise, say)
  }
}

function checkItem(item: AuthoredExercise, say: Say): void {
  const { kind, at } = item
  if (kind === 'written' || kind === 'sql' || kind === 'r') say('test-item-kind', at, tags[kind])
  if (isComputed(item)) say('test-item-kind', at, '<Numeric> with data')
  if (item.hints.length > 0) say('test-item-hint', at)
  if (item.stated.tries) say('test-item-tries', at)
}

const tags = { written: '<Written>', sql: '<Sql>', r: '<R>' }

function isComputed({ kind, answers }: AuthoredExercise): boolean {
  return kind === 'numeric' && 'data' in answers && answers.data !== null
}

/** The two forms are long enough and ask for the same. Said once, for the source; translations repeat it. */
export function checkTestSource(source: AuthoredText, say: Say): void {
  const front = source.frontMatter
  if (front?.value.kind !== 'test') return
  for (const id of formIds) {
    const form = source.forms.find((one) => one.id === id)
    const items = itemsOf(source, id)
    if (form && items.length < LEAST_ITEMS) say('form-few', form.at, id, items.length)
    for (const item of items) if (item.objective === null) say('test-item-objective', item.at, item.id)
  }
  if (!formIds.every((id) => source.forms.some((form) => form.id === id))) return
  for (const objective of Object.keys(front.value.objectives)) {
    const [a = '', b = ''] = formIds.map((id) => weightOf(itemsOf(source, id), objective))
    if (a !== b) say('form-unlike', front.placeOf(['objectives', objective]), objective, a, b)
  }
}

const itemsOf = ({ blocks }: AuthoredText, form: FormId): AuthoredExercise[] =>
  blocks.flatMap((block) => (block.type === 'exercise' && block.form === form ? [block.exercise] : []))

/** How much a form asks for an objective, in words. */
function weightOf(items: AuthoredExercise[], objective: string): string {
  const asked = items.filter((item) => item.objective === objective)
  // In hundredths, as precise as points can be written: their sum must not depend on the order of the items.
  const points = asked.reduce((sum, item) => sum + Math.round(item.points * 100), 0) / 100
  return `${asked.length} item(s) with ${points} point(s)`
}

/** What an edition of a test says of itself. */
export const testFactsOf = (source: AuthoredText, { tries, timed }: FrontMatter): TestFacts => ({
  tries: tries ?? 1,
  isTimed: timed ?? true,
  forms: {
    a: itemsOf(source, 'a').map(({ id }) => id),
    b: itemsOf(source, 'b').map(({ id }) => id),
  },
})
