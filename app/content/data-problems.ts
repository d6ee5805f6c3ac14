import type { ViewFault } from '#app/labs/data/view-query.ts'
import { limits } from './limits.ts'
import { error, type Words, warning } from './problem-words.ts'

const viewWords: Record<ViewFault, Words> = {
  empty: ['The view has no query.', 'Write one: SELECT … FROM ….'],
  'not-a-query': ['A view is a query, and this is something else.', 'Begin with SELECT or WITH.'],
  'second-statement': [
    'A second statement follows the query.',
    'Keep one query; a semicolon may only stand at its end.',
  ],
  'not-closed': ['A quote or a comment has no end.', 'Close it: \'…\', "…", /* … */.'],
  brackets: ["The brackets don't come in pairs.", 'Give each ( its ).'],
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`

const shown = (names: string[]): string => names.map((name) => `"${name}"`).join(', ')

/** What can be wrong with a data set; part of the table in problems.ts. */
export const dataProblems = {
  'data-yaml-missing': error(() => [
    'The data set has no data.yaml.',
    'Write one: docs/authoring.md has a form to copy.',
  ]),
  'data-yaml-too-big': error((bytes: number) => [
    `The file has ${(bytes / 1024).toFixed(1)} KB; at most ${limits.sourceBytes / 1024} KB are read.`,
    'Describe the variables more briefly.',
  ]),
  'data-too-big': error((bytes: number) => [
    `The data files have ${megabytes(bytes)} up to here; at most ${megabytes(limits.dataBytes)} are read.`,
    'Keep fewer rows or columns.',
  ]),
  'data-too-many-rows': error(() => [
    `The table has more than ${limits.dataRows} rows.`,
    'Keep a sample of them.',
  ]),
  'data-file-missing': error((name: string) => [
    `There is no file "${name}" in this folder.`,
    'Put it beside data.yaml, or correct the name.',
  ]),
  'data-file-unused': warning((name: string) => [
    `No table is made from "${name}".`,
    'Name it in data.yaml (from: …), or remove it.',
  ]),
  'data-generator-table': error((name: string, made: string[]) => [
    `The generator makes no table "${name}".`,
    `It makes ${shown(made)}.`,
  ]),
  'data-columns': error((found: string[], described: string[]) => [
    `The columns are ${shown(found)}, but data.yaml describes ${shown(described)}.`,
    'Make names and order agree.',
  ]),
  'data-column-twice': error((name: string) => [`The column "${name}" stands twice.`, 'Keep one.']),
  'data-separator': error((separator: string) => [
    `The columns are separated by ${separator}.`,
    'Save the file with commas between columns and points for decimals.',
  ]),
  'data-header-missing': error(() => ['The file is empty.', 'Write the names of the columns first.']),
  'data-cells': error((found: number, columns: number) => [
    `This line has ${found} values for ${columns} columns.`,
    'Leave missing values empty, and put double quotes around a value with a comma.',
  ]),
  'data-quote': error((isOpen: boolean) =>
    isOpen
      ? ['A quoted value has no end.', 'Close it with a double quote.']
      : [
          'A double quote stands inside a value.',
          'Put the whole value in double quotes, and write "" for a quote within.',
        ],
  ),
  'data-value': error((column: string, value: string, type: string) => [
    `${column}: "${value}" is no ${type}.`,
    type === 'date'
      ? 'Write YYYY-MM-DD: 2024-06-30.'
      : type === 'integer'
        ? 'Write digits only: 1809. A missing value stays empty.'
        : 'Write digits with a point for decimals: 1809.5. A missing value stays empty.',
  ]),
  'data-code': error((column: string, value: string, codes: string[]) => [
    `${column}: "${value}" is not one of its codes.`,
    `There are ${codes.join(', ')}; add the code to data.yaml, or correct the value.`,
  ]),
  'data-formula': error((column: string, value: string) => [
    `${column}: a spreadsheet would take "${value}" for a formula.`,
    'Begin the text with a letter or digit.',
  ]),
  'data-more': error((count: number) => [
    `${count} more values of this table can't be used.`,
    'Correct those above first: they are often of one kind.',
  ]),
  'data-view': error((fault: ViewFault) => viewWords[fault]),
  'data-view-fails': error((message: string) => [`The view doesn't run: ${message}.`, 'Correct the query.']),
  'data-view-rows': error((told: number, found: number) => [
    `The view has ${found} rows in the fixed draw, not ${told}.`,
    `Write rows: ${found}, or correct the query.`,
  ]),
  'data-view-values': error((column: string, count: number) => [
    `${column}: ${count} values of the view don't fit its type or codes.`,
    'Correct the query, or the description of the variable.',
  ]),
}
