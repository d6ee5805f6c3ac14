/**
 * The authors' tags and their attributes: one table for the guard, the edition hash and the words of refusals.
 * Attributes are plain text in quotes; a `flag` stands alone.
 */
export interface TagRule {
  attributes: Record<string, 'required' | 'optional' | 'flag'>
  /** Where the tag may stand, as told to authors. */
  where: string
  /** Names of parents; `page` is the text itself. */
  parents: string[]
}

const common = {
  id: 'required',
  was: 'optional',
  objective: 'optional',
  points: 'optional',
  tries: 'optional',
  title: 'optional',
} as const

const onThePage = { where: 'on the page itself, not inside another tag, list or quote', parents: ['page'] }

/** Where a test's two forms have what is asked, and what is to be read for it. */
const onThePageOrInForm = {
  where: 'on the page itself or in a <Form>, not inside another tag, list or quote',
  parents: ['page', 'Form'],
}

export const exerciseTags = {
  Choice: { attributes: { ...common, shuffle: 'flag' }, ...onThePageOrInForm },
  Numeric: {
    attributes: { ...common, unit: 'optional', data: 'optional', draw: 'optional' },
    ...onThePageOrInForm,
  },
  Text: { attributes: { ...common }, ...onThePageOrInForm },
  Match: { attributes: { ...common }, ...onThePageOrInForm },
  Classify: { attributes: { ...common }, ...onThePageOrInForm },
  Order: { attributes: { ...common }, ...onThePageOrInForm },
  Written: { attributes: { ...common }, ...onThePageOrInForm },
  Sql: {
    attributes: {
      ...common,
      data: 'required',
      tables: 'optional',
      draw: 'optional',
      columns: 'optional',
      order: 'optional',
      digits: 'optional',
    },
    ...onThePageOrInForm,
  },
  R: {
    attributes: { ...common, data: 'required', tables: 'optional', draw: 'optional', results: 'required' },
    ...onThePageOrInForm,
  },
} satisfies Record<string, TagRule>

export type ExerciseTag = keyof typeof exerciseTags

const exerciseNames = Object.keys(exerciseTags)

const flowTags = {
  Figure: {
    attributes: { src: 'required', alt: 'required' },
    where: 'on the page itself, in a <Note>, a <Form>, or in an exercise',
    parents: ['page', 'Form', 'Note', 'Hint', 'Solution', ...exerciseNames],
  },
  Note: { attributes: { kind: 'required' }, ...onThePageOrInForm },
  Form: { attributes: { id: 'required' }, ...onThePage },
  Chart: {
    attributes: {
      id: 'required',
      title: 'required',
      alt: 'required',
      // The rest stands in the source; see readChart.
      kind: 'optional',
      data: 'optional',
      unit: 'optional',
      digits: 'optional',
    },
    ...onThePage,
  },
  Data: { attributes: { id: 'required', tables: 'optional' }, ...onThePage },
  Hint: { attributes: {}, where: 'in an exercise', parents: exerciseNames },
  Solution: { attributes: {}, where: 'in an exercise', parents: exerciseNames },
  Rubric: { attributes: {}, where: 'in a <Written> exercise', parents: ['Written'] },
} satisfies Record<string, TagRule>

export const tags: Record<string, TagRule> = {
  ...exerciseTags,
  ...flowTags,
  Term: { attributes: { id: 'required' }, where: 'in a sentence', parents: [] },
}

export const noteKinds = ['example', 'caution', 'practice', 'data'] as const
export type NoteKind = (typeof noteKinds)[number]

export const isExerciseTag = (name: string): name is ExerciseTag => Object.hasOwn(exerciseTags, name)

/** Course, module, exercise, objective and term ids: part of addresses and keys. */
export const isId = (value: string): boolean => value.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)
