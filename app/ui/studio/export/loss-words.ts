import { type Loss, type LossCode, type LossKind, lossKinds } from '#app/domain/studio/loss.ts'
import { m } from '#app/messages/generated/messages.js'

type Values = Loss['values']
const count = (values: Values) => ({ count: Number(values.count ?? 0) })

/** What is said of a loss, with counts of all exercises that it is about; which they are stands beside it. */
const words: Record<LossCode, (values: Values) => string> = {
  'modules-left-out': (values) => m.loss_modules_left_out({ modules: String(values.modules) }),
  'text-left-out': () => m.loss_text_left_out(),
  'test-left-out': () => m.loss_test_left_out(),
  'keys-readable': () => m.loss_keys_readable(),
  'charts-become-tables': (values) => m.loss_charts_become_tables(count(values)),
  'links-lead-back': (values) => m.loss_links_lead_back({ origin: String(values.origin) }),
  'hints-dropped': (values) => m.loss_hints_dropped(count(values)),
  'hints-interactive': (values) => m.loss_hints_interactive(count(values)),
  'tries-dropped': () => m.loss_tries_dropped(),
  'points-dropped': () => m.loss_points_dropped(),
  'shuffle-dropped': () => m.loss_shuffle_dropped(),
  'shares-rounded': () => m.loss_shares_rounded(),
  'partial-credit-kept': () => m.loss_partial_credit_kept(),
  'feedback-kept': (values) => m.loss_feedback_kept(count(values)),
  'row-feedback-dropped': (values) => m.loss_row_feedback_dropped(count(values)),
  'plain-options': () => m.loss_plain_options(),
  'classify-becomes-matching': () => m.loss_classify_becomes_matching(),
  'order-becomes-matching': () => m.loss_order_becomes_matching(),
  'text-read-strictly': () => m.loss_text_read_strictly(),
  'numbers-read-otherwise': () => m.loss_numbers_read_otherwise(),
  'answers-left-out': (values) => m.loss_answers_left_out(count(values)),
  'unit-in-text': () => m.loss_unit_in_text(),
  'own-data-becomes-link': () => m.loss_own_data_becomes_link(),
  'lab-becomes-link': () => m.loss_lab_becomes_link(),
  'self-check-becomes-marking': () => m.loss_self_check_becomes_marking(),
  'rubric-dropped': () => m.loss_rubric_dropped(),
  'written-becomes-text': () => m.loss_written_becomes_text(),
  'pictures-dropped': (values) => m.loss_pictures_dropped(count(values)),
  'pictures-kept': (values) => m.loss_pictures_kept(count(values)),
  'terms-dropped': (values) => m.loss_terms_dropped(count(values)),
  'footnotes-dropped': (values) => m.loss_footnotes_dropped(count(values)),
  'formulas-as-mathml': (values) => m.loss_formulas_as_mathml(count(values)),
}

export const lossWords = ({ code, values }: Pick<Loss, 'code' | 'values'>): string => words[code](values)

export const kindOf = ({ code }: Pick<Loss, 'code'>): LossKind => lossKinds[code]

/** What becomes of it, as a heading. */
export const kindWords: Record<LossKind, () => string> = {
  lost: () => m.loss_kind_lost(),
  changed: () => m.loss_kind_changed(),
  kept: () => m.loss_kind_kept(),
}
