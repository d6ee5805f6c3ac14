import type { ExerciseView, Fields, PublicExercise } from '#app/domain/exercise/public-exercise.ts'
import type { Feedback } from '#app/domain/exercise/verdict.ts'
import type { ModuleProgressView, OutlineEntry } from '#app/domain/progress/views.ts'
import type { ModuleFacts } from '#app/ui/module-frame.tsx'
import type { ModuleHeadFacts } from '#app/ui/module-head.tsx'

const common = { points: 1, tries: null, hintCount: 2, hasSolution: true }

export const exercises = {
  choice: {
    ...common,
    kind: 'choice',
    id: 'census-night',
    title: 'A date or a period?',
    prompt:
      '<p>On census night Meridia counted 5,090 foreign-born children. Is that figure a stock or a flow?</p>',
    multiple: false,
    options: [
      { token: 'a1', text: 'A stock' },
      { token: 'b2', text: 'A flow' },
    ],
  },
  several: {
    ...common,
    kind: 'choice',
    id: 'one-year-ago',
    title: 'Where did you live a year ago?',
    points: 3,
    prompt:
      '<p>Meridia is an invented country. Its census of 30 June 2024 asked where each person had lived one year before. Abroad, say the answers for 1,110 children. Which statements are right?</p>',
    multiple: true,
    options: [
      {
        token: 'a1',
        text: 'The figure is a measure of flow: arrivals of the last twelve months who are still here.',
      },
      { token: 'b2', text: 'It misses babies under one year of age.' },
      { token: 'c3', text: 'It is the stock of migrant children.' },
      { token: 'd4', text: 'It counts border crossings.' },
    ],
  },
  numeric: {
    ...common,
    kind: 'numeric',
    id: 'share-by-birth',
    title: 'Child share, by birth',
    prompt:
      '<p>The extract holds, weighted, 19,720 foreign-born people; 5,090 of them are under 18, and for 320 the age is not stated. What is the share of children among the foreign-born <strong>with a stated age</strong>?</p>',
    unit: '%',
    data: null,
  },
  text: {
    ...common,
    kind: 'text',
    id: 'name-the-count',
    title: null,
    prompt: '<p>What is a count of events during a period called?</p>',
  },
  match: {
    ...common,
    kind: 'match',
    id: 'girl-two-rules',
    title: 'One girl, four answers',
    prompt:
      '<p>In Meridia a girl of 9 arrived on 1 November 2023. Both will leave on 1 August 2024. Match each standard with its answer.</p>',
    headers: ['Standard', 'The girl is …'],
    lefts: [
      { token: 'l1', text: 'Rule A: at least 12 months, lived or intended' },
      { token: 'l2', text: 'Rule B: most of the last 12 months' },
      { token: 'l3', text: 'The words of the 1998 Recommendations' },
    ],
    rights: [
      { token: 'r1', text: 'a resident' },
      { token: 'r2', text: 'a short-term migrant' },
      { token: 'r3', text: 'not a resident' },
    ],
  },
  classify: {
    ...common,
    kind: 'classify',
    id: 'stock-or-flow',
    title: 'Six published figures',
    points: 4,
    prompt: '<p>Stock or flow?</p>',
    headers: ['Figure', 'Kind'],
    cases: [
      { token: 'c1', text: '38 million migrants under 20 in the world, 2019' },
      {
        token: 'c2',
        text: '915,000 non-EU and stateless children under 15 who immigrated into EU countries in 2022',
      },
      {
        token: 'c3',
        text: '153,300 unaccompanied and separated children reported among refugees at the end of 2019',
      },
      { token: 'c4', text: '498,000 births in the EU in 2022 with a non-EU mother' },
    ],
    categories: [
      { token: 'k1', text: 'Stock' },
      { token: 'k2', text: 'Flow' },
    ],
  },
  order: {
    ...common,
    kind: 'order',
    id: 'from-small-to-large',
    title: 'Order without numbers',
    prompt: '<p>Put the counts in order, the smallest first.</p>',
    items: [
      { token: 'o1', text: 'Children in the union of both groups' },
      { token: 'o2', text: 'Children who are foreign-born and foreign citizens at once' },
      { token: 'o3', text: 'The two group totals, added up' },
      { token: 'o4', text: 'Foreign-born children' },
    ],
  },
  written: {
    ...common,
    kind: 'written',
    id: 'answer-to-the-minister',
    title: 'The answer to the minister',
    points: 2,
    prompt:
      '<p>The minister’s office asks: “How many migrant children live in our country? One number, please.” Answer in at most 150 words.</p>',
  },
} satisfies Record<string, PublicExercise>

/** An exercise as met for the first time, or as told. */
export const viewOf = (exercise: PublicExercise, more: Partial<ExerciseView> = {}): ExerciseView => ({
  exercise,
  status: 'open',
  triesUsed: 0,
  triesLeft: null,
  hints: [],
  solution: null,
  feedback: null,
  mark: null,
  fields: {},
  isDraft: false,
  lab: null,
  typedAt: null,
  ...more,
})

/** After an answer. */
export const answered = (
  exercise: PublicExercise,
  fields: Fields,
  feedback: Partial<Feedback> & { code: Feedback['code'] },
  more: Partial<ExerciseView> = {},
): ExerciseView =>
  viewOf(exercise, {
    status: feedback.code === 'right' ? 'solved' : 'tried',
    triesUsed: 1,
    fields,
    feedback: { points: 0, outOf: exercise.points, notes: [], marks: {}, ...feedback },
    ...more,
  })

export const views: ExerciseView[] = [
  answered(
    exercises.choice,
    { option: ['b2'] },
    {
      code: 'wrong',
      marks: { 'option-b2': false },
      notes: ['<p>A flow counts events over a period. Which period would that be here?</p>'],
    },
  ),
  answered(
    exercises.several,
    { option: ['a1', 'c3'] },
    {
      code: 'partial',
      points: 1.5,
      chosenRight: 1,
      rightTotal: 2,
      chosenWrong: 1,
      marks: { 'option-a1': true, 'option-c3': false },
      notes: ['<p>A child who came six years ago is a migrant child too. Would this question find her?</p>'],
    },
    {
      hints: [
        '<p>Imagine three children: a baby of four months, a boy who came in August, a girl who came in 2019.</p>',
      ],
    },
  ),
  answered(
    exercises.numeric,
    { value: ['26,2'] },
    {
      code: 'right',
      points: 1,
      understood: { typed: '26,2', value: 26.2, percent: false },
      notes: ['<p>Yes: the 320 people of unknown age are in neither part of the fraction.</p>'],
    },
    { solution: '<p>5,090 / (19,720 − 320) = 5,090 / 19,400 = 26.2 %.</p>' },
  ),
  viewOf(exercises.text, { fields: { value: ['a fl'] }, isDraft: true, typedAt: 1 }),
  answered(
    exercises.match,
    { 'pair-l1': ['r3'], 'pair-l2': ['r2'], 'pair-l3': ['r1'] },
    {
      code: 'partial',
      points: 0.333,
      marks: { 'pair-l1': true, 'pair-l2': false, 'pair-l3': false },
      notes: ['<p>Count the months from arrival to census night only.</p>'],
    },
  ),
  answered(
    exercises.classify,
    { 'case-c1': ['k1'], 'case-c2': ['k1'], 'case-c3': ['k1'], 'case-c4': ['k2'] },
    {
      code: 'partial',
      points: 3,
      marks: { 'case-c1': true, 'case-c2': false, 'case-c3': true, 'case-c4': true },
      notes: ['<p>The verb tells you: it names an event, and the figure covers a year.</p>'],
    },
  ),
  viewOf(exercises.order),
  answered(
    exercises.written,
    { text: ['On 30 June 2024, 6,510 children under 18 lived in Meridia …'] },
    {
      code: 'to-check',
      rubric: [
        'The answer opens with one number and names its definition in everyday words.',
        'It gives the reference date, 30 June 2024, and the age limit.',
      ],
    },
    { status: 'open', triesUsed: 0 },
  ),
]

export const progress: ModuleProgressView = {
  settled: 3,
  total: 8,
  left: 5,
  points: 4.5,
  outOf: 14,
  score: 4.5 / 14,
  passMark: 80,
  hasPassed: false,
  isStarted: true,
  isFinished: false,
  finishedAt: null,
  lastAt: 1,
}

const statuses = ['tried', 'tried', 'solved', 'open', 'shown', 'tried', 'opened', 'open'] as const

const outline: OutlineEntry[] = [
  { type: 'heading', id: 's-four-answers-to-one-question', text: 'Four answers to one question', level: 2 },
  { type: 'heading', id: 's-a-date-or-a-period', text: 'A date or a period', level: 2 },
  ...views.map(({ exercise }, index) => ({
    type: 'exercise' as const,
    id: exercise.id,
    number: index + 1,
    title: exercise.title,
    status: statuses[index] ?? ('open' as const),
  })),
  { type: 'heading', id: 's-what-to-send-at-noon', text: 'What to send at noon', level: 2 },
]

export const moduleFacts: ModuleFacts & ModuleHeadFacts = {
  courseId: 'foundations',
  courseTitle: 'Foundations: who is counted?',
  moduleId: 'stock-and-flow',
  number: 2,
  of: 2,
  title: 'Stock and flow, birth and citizenship: who is a migrant child?',
  summary:
    'Four choices stand behind every number of migrant children: a date or a period, a residence rule, birth or citizenship, and an age limit.',
  minutes: 75,
  bytes: 31_000,
  objectives: [
    {
      id: 'apply-migrant-concepts',
      text: 'Apply the 1998 and the revised concepts of migrant to a child’s case.',
    },
    { id: 'tell-stock-from-flow', text: 'Tell a stock from a flow, and say how the one changes the other.' },
  ],
  languageAsked: 'en',
  languageShown: 'en',
  isFallback: false,
  isStale: false,
  editionHash: 'e'.repeat(64),
  outline,
  progress,
  previous: { courseId: 'foundations', moduleId: 'missing-in-statistics', title: 'Why children are missing' },
  next: null,
  resume: {
    exerciseId: 'name-the-count',
    exerciseNumber: 4,
    exerciseTitle: null,
    at: Date.now() - 3 * 86_400_000,
    device: 'phone',
    isOtherDevice: true,
  },
}
