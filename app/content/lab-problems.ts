import { error, warning } from './problem-words.ts'

/** What can be wrong with an exercise that computes: code, data sets, keys. */
export const labProblems = {
  'lab-code-place': error((role: string, tags: string) => [
    `A block "${role}" does not belong here: it would print on the page.`,
    `Put it into ${tags}, or drop the second word after the three backticks.`,
  ]),
  'lab-code-missing': error((role: string) => [
    `The exercise has no block "${role}".`,
    `Begin one with three backticks and ${role}.`,
  ]),
  'lab-code-twice': error((role: string) => [`The block "${role}" stands twice.`, 'Keep one.']),
  'lab-code-empty': error((role: string) => [`The block "${role}" is empty.`, 'Write it, or drop it.']),
  'lab-mistake-feedback': warning(() => [
    'A foreseen mistake has no feedback.',
    'Say below it, as a quote (>), what leads there and where to look.',
  ]),
  'lab-hints-few': warning((count: number) => [
    `The exercise computes and has ${count === 0 ? 'no hint' : 'one hint'}.`,
    'Write two at least, the gentlest first: which tables and columns, then which step comes first.',
  ]),
  'data-unknown': error((id: string, known: string) => [
    `There is no data set "${id}".`,
    known === '' ? 'Put one into courses/data/.' : `Known are: ${known}.`,
  ]),
  'data-table-unknown': error((table: string, known: string) => [
    `The data set has no table "${table}".`,
    `Its tables are ${known}.`,
  ]),
  'data-no-draws': error((id: string) => [
    `The data set "${id}" is a file: there is one draw of it for all.`,
    'Leave out draw="own".',
  ]),
  'key-without-data': error(() => [
    'A computed key needs a data set.',
    'Name it: <Numeric id="…" data="meridia">.',
  ]),
  'key-own-form': error(() => [
    'With draw="own" everybody has another key, so a number can’t be one.',
    'Write the key as - [x] key ± 0.05, and compute it in a block "sql key".',
  ]),
  'key-form': error(() => [
    '"key" stands for what a block "sql key" computes on a learner’s own data.',
    'Write the number, or add draw="own", data="…" and the block.',
  ]),
  'key-differs': error((value: string, typed: string) => [
    `The block "sql key" gives ${value}, which the key ${typed} does not let in.`,
    'Mend the query or the number.',
  ]),
  'key-shape': error((found: string) => [
    `The block "sql key" gives ${found}.`,
    'It must give one row with one number.',
  ]),
  'key-results': error((names: string, draw: string) => [
    `The block "sql key" does not give the results ${names} on the ${draw} data.`,
    'It must give one row, with a number in a column for each of them.',
  ]),
  'query-failed': error((role: string, reason: string, draw: string) => [
    `The block "${role}" fails on the ${draw} data: ${reason}.`,
    'Run it in a lab until it works.',
  ]),
  'query-empty': error((role: string, draw: string) => [
    `The block "${role}" gives no row on the ${draw} data.`,
    'An exercise needs something to compare.',
  ]),
  'query-cut': error((role: string, most: number) => [
    `The block "${role}" gives more than ${most} rows, and the rest is cut off.`,
    'Ask for fewer rows.',
  ]),
  'order-column': error((name: string, columns: string) => [
    `order names "${name}", which the solution does not return.`,
    `Its columns are ${columns}.`,
  ]),
  'mistake-is-right': error(() => ['This foreseen mistake gives the right result.', 'Mend it, or drop it.']),
  'starter-is-right': warning(() => [
    'The starter already gives the right result.',
    'Leave something to do.',
  ]),
  'results-form': error((reason: string) => [
    `results can’t be read: ${reason}.`,
    'Name what the script computes, each with its tolerance: results="share ± 0.05, low ± 0.1".',
  ]),
  'keys-missing': error((id: string) => [
    `There are no keys for <R id="${id}">.`,
    'Compute them: npm run jalon -- courses keys.',
  ]),
  'keys-old': error((id: string) => [
    `The keys for <R id="${id}"> are older than its solution, its results or its data.`,
    'Compute them again: npm run jalon -- courses keys.',
  ]),
  'keys-broken': error((reason: string) => [
    `keys.json can’t be read: ${reason}.`,
    'Delete it and compute the keys again: npm run jalon -- courses keys.',
  ]),
}
