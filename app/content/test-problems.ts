import { LEAST_ITEMS } from './limits.ts'
import { error } from './problem-words.ts'

/** What can be wrong with the test of a course. */
export const testProblems = {
  'test-kind': error(() => [
    'course.yaml names this folder as the test of the course, and the front matter does not say so.',
    'Add kind: test.',
  ]),
  'test-in-modules': error((id: string) => [
    'A test stands among the modules of the course.',
    `Take "${id}" off modules in course.yaml, and write test: ${id}.`,
  ]),
  'form-outside-test': error(() => [
    '<Form> belongs to a test, and this is a module.',
    'Leave the tag out, or write kind: test into the front matter and test: into course.yaml.',
  ]),
  'form-missing': error((id: string) => [
    `The test has no <Form id="${id}">.`,
    'A test has two forms, "a" and "b", which ask for the same with different items.',
  ]),
  'form-twice': error((id: string) => [`<Form id="${id}"> stands twice.`, 'Keep one.']),
  'form-few': error((id: string, count: number) => [
    `The form "${id}" has ${count} item(s).`,
    `Write at least ${LEAST_ITEMS}.`,
  ]),
  'form-unlike': error((objective: string, a: string, b: string) => [
    `For the objective "${objective}" form a has ${a}, and form b has ${b}.`,
    'Give both forms the same number of items and of points for each objective, so that their results compare.',
  ]),
  'form-footnote': error(() => [
    'A footnote stands in a form of a test.',
    'Name the source in words, or call the note in the introduction.',
  ]),
  'test-outside-form': error((id: string) => [
    `The item "${id}" stands outside of the two forms.`,
    'Move it into <Form id="a"> or <Form id="b">.',
  ]),
  'test-item-kind': error((kind: string) => [
    `An item of a test can't be ${kind}.`,
    'Items are graded by themselves and at once: use <Choice>, <Numeric>, <Text>, <Match>, <Classify> or <Order>, without data.',
  ]),
  'test-item-hint': error(() => [
    'An item of a test has a <Hint>.',
    'Drop it: nothing is told before the end.',
  ]),
  'test-item-tries': error(() => [
    'An item of a test has tries of its own.',
    'Drop them: an answer may be changed until the test is handed in. How often the test is sat stands in the front matter.',
  ]),
  'test-item-objective': error((id: string) => [
    `The item "${id}" has no objective.`,
    'Name one of the front matter: results are told by objective.',
  ]),
  'test-chart': error(() => [
    'A <Chart> stands in a test.',
    'Show it as a picture: <Figure src="…" alt="…" />.',
  ]),
}
