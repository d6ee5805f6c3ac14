import { error, warning } from './problem-words.ts'

/** What can be wrong with an exercise of any kind: ids, answers, feedback. */
export const exerciseProblems = {
  'id-form': error((id: string) => [
    `The id "${id}" has other characters than a–z, 0–9 and hyphens.`,
    'Write something like id="census-night".',
  ]),
  'id-reserved': error((id: string) => [
    `The id "${id}" is a name that the page uses itself.`,
    'Say what the exercise is about, in two or three words: id="census-night".',
  ]),
  'id-twice': error((id: string, first: string) => [
    `The exercise id "${id}" is used twice; first at ${first}.`,
    'Give this one another id.',
  ]),
  'id-retired': error((id: string) => [
    `The exercise id "${id}" is retired in course.yaml.`,
    'Choose another id: the answers given under this one belong to the old exercise.',
  ]),
  'id-vanished': error((id: string) => [
    `Learners have answered the exercise "${id}", and it is gone.`,
    `Put it back. If it has another id now, write was="${id}" beside it; if it went, write into course.yaml why: retired: { ${id}: "…" }.`,
  ]),
  'was-unknown': error((id: string) => [
    `No exercise of this course was ever published as "${id}".`,
    'was names the id that it had when it was first published, also when it was renamed twice; leave it out if it is new.',
  ]),
  'id-moved': error((id: string, moduleId: string) => [
    `The exercise "${id}" was published in the module "${moduleId}".`,
    'Put it back there, or give this one a new id.',
  ]),
  'id-other-kind': error((id: string, kind: string) => [
    `The exercise "${id}" was published as ${kind}.`,
    'Give the new exercise a new id.',
  ]),
  'objective-unknown': error((id: string) => [
    `The objective "${id}" is not in the front matter.`,
    'Add it there, or name one of its objectives.',
  ]),
  'objective-missing': warning(() => [
    'The exercise has no objective.',
    'Name one of the front matter: objective="…". Progress and analysis are told by objective.',
  ]),
  'objective-unused': warning((id: string) => [
    `No exercise has the objective "${id}".`,
    'Write one, or drop the objective.',
  ]),
  'prompt-missing': error(() => [
    'The exercise asks nothing.',
    'Write the question first, before the answers.',
  ]),
  'answers-missing': error((what: string) => [
    `The exercise has no ${what}.`,
    'docs/authoring.md shows the form to follow.',
  ]),
  'answers-few': error((what: string) => [`The exercise has fewer than two ${what}.`, 'Write at least two.']),
  'answers-twice': error((what: string) => [
    `The exercise has two ${what}s for answers.`,
    'Keep one; other lists belong into the question, with a text after them.',
  ]),
  'text-after-answers': error(() => [
    'There is text after the answers.',
    'Move it before them, or into <Hint> or <Solution>.',
  ]),
  'mark-missing': error(() => [
    'An answer has no mark.',
    'Begin it with [x] if it is right, with [ ] if it is wrong.',
  ]),
  'no-right-answer': error(() => ['No answer is marked as right.', 'Mark at least one with [x].']),
  'answer-complex': error((what: string) => [
    `${what} has more than one paragraph.`,
    'One paragraph of text; feedback follows as a quote (>).',
  ]),
  'answer-empty': error((what: string) => [`${what} is empty.`, 'Write its text.']),
  'answer-repeated': error((what: string) => [`${what} stands twice.`, 'Make them different, or drop one.']),
  'feedback-missing': warning(() => [
    'A wrong answer has no feedback.',
    'Say below it, as a quote (>), what leads there and where to look.',
  ]),
  'numeric-key': error((text: string) => [
    `"${text}" is not a number with a tolerance.`,
    'Write 26.2 ± 0.05 or 26.1..26.3: dot for decimals, no unit, no grouping.',
  ]),
  'numeric-range': error((text: string) => [
    `"${text}" is empty or upside down.`,
    'Write the smaller number first, and a tolerance of 0 or more.',
  ]),
  'answer-overlap': error((text: string, key: string) => [
    `The foreseen wrong answer "${text}" would also be right ("${key}").`,
    'Make the tolerances smaller, or drop it.',
  ]),
  'foreseen-overlap': warning((text: string, other: string) => [
    `"${text}" overlaps the foreseen answer "${other}"; the first one counts.`,
    'Make the tolerances smaller.',
  ]),
  'table-columns': error((count: number) => [
    `The table has ${count} columns.`,
    'Two, and a third with feedback if you like.',
  ]),
  'cell-empty': error(() => ['A cell of the table is empty.', 'Fill it; only feedback may be left out.']),
  'categories-few': error(() => ['All cases have the same category.', 'Use at least two categories.']),
  'solution-twice': error((tag: string) => [`<${tag}> stands twice in one exercise.`, 'Keep one.']),
  'solution-advised': warning(() => [
    'The exercise has no <Solution>: who asks for it sees the right answer and no reasons.',
    'Add <Solution>…</Solution>, with the way to the answer.',
  ]),
  'solution-missing': error(() => [
    'A <Written> exercise needs a model answer.',
    'Add <Solution>…</Solution>.',
  ]),
}
