import type { ExerciseKindName, ExerciseOf } from '#app/domain/exercise/exercise.ts'
import type { AnswerOf, TokenOf } from '#app/domain/exercise/kind.ts'

/** An exercise of every kind. Each secret text says `secret`, so that a test can look for leaks. */
const common = {
  objective: 'tell-stock-from-flow',
  points: 1,
  tries: null,
  hints: ['<p>secret hint 1</p>', '<p>secret hint 2</p>'],
  solution: '<p>secret solution</p>',
}

/** A query can't be graded before it was run: tests/domain/lab has those. */
export type GradedAtOnce = Exclude<ExerciseKindName, 'sql'>

const data = { id: 'meridia', hash: 'abc', draw: 'open', draws: 16, isInvented: true } as const

const examples: { [K in GradedAtOnce]: ExerciseOf<K> } = {
  choice: {
    ...common,
    kind: 'choice',
    id: 'census-night',
    title: 'Census night',
    prompt: '<p>Is that figure a stock or a flow?</p>',
    shuffle: false,
    options: [
      { text: 'A stock', right: true, feedback: '<p>secret: people at a moment</p>' },
      { text: 'A flow', right: false, feedback: '<p>secret: which period?</p>' },
      { text: 'Neither', right: false, feedback: null },
    ],
  },
  numeric: {
    ...common,
    kind: 'numeric',
    id: 'child-share',
    title: 'Share of children',
    prompt: '<p>What share is that?</p>',
    unit: '%',
    values: [
      { right: true, low: 26.15, high: 26.25, shown: 'secret 26.2 ± 0.05', feedback: null },
      {
        right: false,
        low: 0.2615,
        high: 0.2625,
        shown: 'secret 0.262 ± 0.0005',
        feedback: '<p>secret: a proportion</p>',
      },
    ],
  },
  text: {
    ...common,
    kind: 'text',
    id: 'the-word',
    title: 'The word',
    prompt: '<p>What is a count of events called?</p>',
    answers: [
      { right: true, text: 'secret flow', also: ['secret flux'], feedback: null },
      { right: false, text: 'secret stock', also: [], feedback: '<p>secret: at one moment</p>' },
    ],
  },
  match: {
    ...common,
    kind: 'match',
    id: 'who-counts',
    title: 'Who counts what',
    prompt: '<p>Match each source with what it counts.</p>',
    headers: ['Source', 'Counts'],
    pairs: [
      { left: 'Census', right: 'Residents', feedback: '<p>secret: on one night</p>' },
      { left: 'Border register', right: 'Crossings', feedback: null },
      { left: 'Population register', right: 'Residents', feedback: null },
      { left: 'Asylum register', right: 'Applications', feedback: null },
    ],
  },
  classify: {
    ...common,
    kind: 'classify',
    id: 'stock-or-flow',
    title: 'Stock or flow',
    prompt: '<p>Stock or flow?</p>',
    headers: ['Figure', 'Kind'],
    categories: ['Stock', 'Flow'],
    cases: [
      { text: 'Births in 2022', category: 1, feedback: '<p>secret: births happen</p>' },
      { text: 'Residents on 1 January', category: 0, feedback: null },
      { text: 'Applications in 2019', category: 1, feedback: null },
    ],
  },
  order: {
    ...common,
    kind: 'order',
    id: 'steps',
    title: 'Steps of a census',
    prompt: '<p>Put the steps in order.</p>',
    items: ['Plan', 'Enumerate', 'Process', 'Publish'],
  },
  written: {
    ...common,
    kind: 'written',
    id: 'reply',
    title: 'A reply to the minister',
    prompt: '<p>Write two sentences.</p>',
    rubric: ['secret: names the date', 'secret: names the rule', 'secret: gives the n'],
  },
  r: {
    ...common,
    kind: 'r',
    id: 'weighted-share',
    title: 'A weighted share',
    prompt: '<p>Compute the weighted share of children.</p>',
    data,
    tables: ['v_census'],
    starter: 'people <- read.csv("v_census.csv")',
    script: 'secret <- 44.7',
    results: [
      { name: 'share', tolerance: 0.05 },
      { name: 'n', tolerance: 0.5 },
    ],
    keys: { open: { share: 44.7, n: 4522 } },
  },
}

/** A query on the open rows of Meridia; see tests/domain/lab for those that run. */
export const aQuery = (changes: Partial<ExerciseOf<'sql'>> = {}): ExerciseOf<'sql'> => ({
  ...common,
  kind: 'sql',
  id: 'children-by-region',
  title: 'Children by region',
  prompt: '<p>How many children live in each region?</p>',
  data,
  tables: ['v_census'],
  starter: 'SELECT region FROM v_census',
  query: 'SELECT region, SUM(weight) AS secret FROM v_census WHERE age < 18 GROUP BY region',
  rules: { columns: 'names', order: 'none', digits: null },
  mistakes: [],
  ...changes,
})

/** One of a kind, with whatever the test is about. */
export const anExercise = <K extends GradedAtOnce>(
  kind: K,
  changes: Partial<ExerciseOf<K>> = {},
): ExerciseOf<K> => ({
  ...examples[kind],
  ...changes,
})

export const everyKind: ExerciseOf<GradedAtOnce>[] = Object.values(examples)

/** The right answer to each of them, by position. */
export const rightAnswers = {
  choice: { chosen: [0] },
  numeric: { text: '26.2' },
  text: { text: 'Secret  FLOW!' },
  match: { pairs: [0, 1, 0, 3] },
  classify: { categories: [1, 0, 1] },
  order: { items: [0, 1, 2, 3] },
  written: { text: 'On 1 January, by rule A.', met: [0, 1, 2] },
  r: { script: 'share <- 44.7', values: { share: '44.7', n: '4522' }, draw: 'open' },
} satisfies { [K in GradedAtOnce]: AnswerOf<K> }

/** Tokens that a test can read. */
export const plainToken: TokenOf = (list, position) => `${list}${position}`
