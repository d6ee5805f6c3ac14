import { m } from '#app/messages/generated/messages.js'

// What the columns of the files mean, in the reader's language. The names of the columns and the codes are the same in all
// languages, so that a script written for one file reads every other.

type Words = () => string
type Type = 'text' | 'code' | 'codes' | 'integer' | 'number' | 'time'

interface Entry {
  type: Type
  meaning: Words
  unit?: Words
  /** What its codes stand for. */
  codes?: Record<string, Words>
}

const types: Record<Type, Words> = {
  text: m.export_type_text,
  code: m.export_type_code,
  codes: m.export_type_codes,
  integer: m.export_type_integer,
  number: m.export_type_number,
  time: m.export_type_time,
}

const memberships = { active: m.export_code_active, left: m.export_code_left, removed: m.export_code_removed }
const graded = { right: m.export_code_right, partial: m.export_code_partial, wrong: m.export_code_wrong }
const verdicts = {
  ...graded,
  unanswered: m.export_code_unanswered,
  unreadable: m.export_code_unreadable,
  ambiguous: m.export_code_ambiguous,
}
const states = {
  open: m.export_code_open,
  opened: m.export_code_opened,
  tried: m.export_code_tried,
  solved: m.export_code_solved,
  shown: m.export_code_shown,
}
const kinds = {
  choice: m.export_code_choice,
  numeric: m.export_code_numeric,
  text: m.export_code_text,
  match: m.export_code_match,
  classify: m.export_code_classify,
  order: m.export_code_order,
  written: m.export_code_written,
  sql: m.export_code_sql,
  r: m.export_code_r,
}

const points = { type: 'number', unit: m.export_unit_points } as const
const count = { type: 'integer', unit: m.export_unit_answers } as const

const common = {
  person: { type: 'text', meaning: m.export_col_person },
  name: { type: 'text', meaning: m.export_col_name },
  email: { type: 'text', meaning: m.export_col_email },
  country: { type: 'code', meaning: m.export_col_country },
  organisation: { type: 'text', meaning: m.export_col_organisation },
  membership: { type: 'code', meaning: m.export_col_membership, codes: memberships },
  course: { type: 'text', meaning: m.export_col_course },
  kind: { type: 'code', meaning: m.export_col_kind, codes: kinds },
  objective: { type: 'text', meaning: m.export_col_objective },
  language: { type: 'code', meaning: m.export_col_language },
  edition: { type: 'text', meaning: m.export_col_edition },
  answer: { type: 'text', meaning: m.export_col_answer },
  answer_code: { type: 'codes', meaning: m.export_col_answer_code },
  out_of: { ...points, meaning: m.export_col_out_of },
} satisfies Record<string, Entry>

/** What is in the columns of one file only. */
const own: Record<string, Record<string, Entry>> = {
  answers: {
    module: { type: 'text', meaning: m.export_col_module },
    exercise: { type: 'text', meaning: m.export_col_exercise },
    number: { type: 'integer', meaning: m.export_col_number },
    time: { type: 'time', meaning: m.export_col_time },
    value: { type: 'number', meaning: m.export_col_value },
    verdict: { type: 'code', meaning: m.export_col_verdict, codes: graded },
    points: { ...points, meaning: m.export_col_points },
    marked_points: { ...points, meaning: m.export_col_marked_points },
    marked_out_of: { ...points, meaning: m.export_col_marked_out_of },
  },
  learners: {
    joined: { type: 'time', meaning: m.export_col_joined },
    solved: { type: 'integer', unit: m.export_unit_exercises, meaning: m.export_col_solved },
    answers: { ...count, meaning: m.export_col_answers },
    last_answer: { type: 'time', meaning: m.export_col_last_answer },
    '….state': { type: 'code', meaning: m.export_col_state, codes: states },
    '….tries': { ...count, meaning: m.export_col_tries },
    '….first': { ...points, meaning: m.export_col_first },
    '….best': { ...points, meaning: m.export_col_best },
    '….last': { ...points, meaning: m.export_col_last },
  },
  tests: {
    occasion: {
      type: 'code',
      meaning: m.export_col_occasion,
      codes: { pre: m.export_code_pre, post: m.export_code_post },
    },
    sitting: { type: 'integer', meaning: m.export_col_sitting },
    form: { type: 'code', meaning: m.export_col_form },
    started: { type: 'time', meaning: m.export_col_started },
    finished: { type: 'time', meaning: m.export_col_finished },
    position: { type: 'integer', meaning: m.export_col_position },
    item: { type: 'text', meaning: m.export_col_item },
    verdict: { type: 'code', meaning: m.export_col_verdict, codes: verdicts },
    points: { ...points, meaning: m.export_col_item_points },
  },
}

export const bookColumns = ['file', 'column', 'type', 'unit', 'meaning', 'codes'] as const

/**
 * The columns of a file, one a row. Those of exercises in the file of learners, `course.exercise.best`, are told once each, as
 * `….best`.
 * @throws Error for a column that has no entry
 */
export function bookRows(file: string, columns: readonly string[]) {
  const entries: Record<string, Entry> = { ...common, ...own[file] }
  const names = columns.map((column) => column.replace(/^.*\.(?=\w+$)/, '….'))
  return [...new Set(names)].map((column) => {
    const entry = entries[column]
    if (!entry) throw new Error(`The column ${column} of ${file} is in no code book.`)
    const codes = Object.entries(entry.codes ?? {}).map(([code, words]) => `${code} = ${words()}`)
    return {
      file,
      column,
      type: types[entry.type](),
      unit: entry.unit?.() ?? null,
      meaning: entry.meaning(),
      codes: codes.join('; ') || null,
    }
  })
}
