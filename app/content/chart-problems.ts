import { error } from './problem-words.ts'

/** What can be wrong with a chart. */
export const chartProblems = {
  'chart-result': error((found: string) => [
    `The query of this chart gives ${found}.`,
    'Its first column names the rows, each once; one to six columns of numbers follow, for a pyramid two. A bar, column or dot chart has at most 40 rows.',
  ]),
  'chart-labels': error((columns: number) => [
    `The table of labels has ${columns} columns.`,
    'It has two: the name of a column or a value of the first one, and its words.',
  ]),
  'chart-twice': error((id: string, first: string) => [
    `The id "${id}" stands twice, first in ${first}.`,
    'Give this one another.',
  ]),
}
