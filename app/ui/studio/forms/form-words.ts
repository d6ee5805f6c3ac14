import type { ExerciseTag } from '#app/content/dialect.ts'
import type { FieldProblems } from '#app/domain/studio/forms/take-filled.ts'
import { m } from '#app/messages/generated/messages.js'

const problems: Record<FieldProblems[string], () => string> = {
  'fence-open': () => m.studio_form_fence_open(),
  'fence-set-in': () => m.studio_form_fence_set_in(),
  'tag-form': () => m.studio_form_tag_form(),
  'code-with-role': () => m.studio_form_code_with_role(),
  'ends-in-list': () => m.studio_form_ends_in_list(),
  'has-marks': () => m.studio_form_has_marks(),
  'too-long': () => m.studio_form_too_long(),
  empty: () => m.studio_form_empty(),
}

/** Why a field can't be saved as it is, and what to do. */
export const fieldProblem = (problem: FieldProblems[string]): string => problems[problem]()

interface KindWords {
  name: () => string
  /** In one line: what it is for. */
  purpose: () => string
  when: () => string
  graded: () => string
  /** One of its answers, and how one more is called. */
  answers: () => string
  add: () => string
}

const kinds: Record<ExerciseTag, KindWords> = {
  Choice: {
    name: () => m.studio_kind_choice(),
    purpose: () => m.studio_kind_choice_for(),
    when: () => m.studio_kind_choice_when(),
    graded: () => m.studio_kind_choice_graded(),
    answers: () => m.studio_form_options(),
    add: () => m.studio_form_add_option(),
  },
  Numeric: {
    name: () => m.studio_kind_numeric(),
    purpose: () => m.studio_kind_numeric_for(),
    when: () => m.studio_kind_numeric_when(),
    graded: () => m.studio_kind_numeric_graded(),
    answers: () => m.studio_form_values(),
    add: () => m.studio_form_add_value(),
  },
  Text: {
    name: () => m.studio_kind_text(),
    purpose: () => m.studio_kind_text_for(),
    when: () => m.studio_kind_text_when(),
    graded: () => m.studio_kind_text_graded(),
    answers: () => m.studio_form_answers(),
    add: () => m.studio_form_add_answer(),
  },
  Match: {
    name: () => m.studio_kind_match(),
    purpose: () => m.studio_kind_match_for(),
    when: () => m.studio_kind_match_when(),
    graded: () => m.studio_kind_match_graded(),
    answers: () => m.studio_form_pairs(),
    add: () => m.studio_form_add_pair(),
  },
  Classify: {
    name: () => m.studio_kind_classify(),
    purpose: () => m.studio_kind_classify_for(),
    when: () => m.studio_kind_classify_when(),
    graded: () => m.studio_kind_classify_graded(),
    answers: () => m.studio_form_cases(),
    add: () => m.studio_form_add_case(),
  },
  Order: {
    name: () => m.studio_kind_order(),
    purpose: () => m.studio_kind_order_for(),
    when: () => m.studio_kind_order_when(),
    graded: () => m.studio_kind_order_graded(),
    answers: () => m.studio_form_steps(),
    add: () => m.studio_form_add_step(),
  },
  Written: {
    name: () => m.studio_kind_written(),
    purpose: () => m.studio_kind_written_for(),
    when: () => m.studio_kind_written_when(),
    graded: () => m.studio_kind_written_graded(),
    answers: () => m.studio_form_criteria(),
    add: () => m.studio_form_add_criterion(),
  },
  Sql: {
    name: () => m.studio_kind_sql(),
    purpose: () => m.studio_kind_sql_for(),
    when: () => m.studio_kind_sql_when(),
    graded: () => m.studio_kind_sql_graded(),
    answers: () => m.studio_form_code(),
    add: () => m.studio_form_add_mistake(),
  },
  R: {
    name: () => m.studio_kind_r(),
    purpose: () => m.studio_kind_r_for(),
    when: () => m.studio_kind_r_when(),
    graded: () => m.studio_kind_r_graded(),
    answers: () => m.studio_form_code(),
    add: () => m.studio_form_add_mistake(),
  },
}

/** A kind of exercise in words. */
export const wordsOfKind = (tag: ExerciseTag): KindWords => kinds[tag]

const codes: Record<string, () => string> = {
  'sql starter': () => m.studio_form_code_starter(),
  'r starter': () => m.studio_form_code_starter(),
  'sql solution': () => m.studio_form_code_solution(),
  'r solution': () => m.studio_form_code_solution(),
  'sql key': () => m.studio_form_code_key(),
  'sql mistake': () => m.studio_form_code_mistake(),
}

/** What a block of code is for. */
export const wordsOfCode = (name: string): string => codes[name]?.() ?? name
