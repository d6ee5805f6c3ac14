import type { WhyNot } from '#app/domain/analysis/report.ts'
import { m } from '#app/messages/generated/messages.js'

/** Why there is no figure, in a few words beside the dash. */
export const whyWords: Record<WhyNot, () => string> = {
  'no-answers': m.analysis_why_no_answers,
  'too-few': m.analysis_why_too_few,
  'no-spread': m.analysis_why_no_spread,
  'no-spread-elsewhere': m.analysis_why_no_spread_elsewhere,
  'no-maximum': m.analysis_why_no_maximum,
  'one-item': m.analysis_why_one_item,
  'negative-covariance': m.analysis_why_negative_covariance,
  'no-weight': m.analysis_why_no_weight,
  'blanks-left-out': m.analysis_why_blanks_left_out,
  'no-guess-score': m.analysis_why_no_guess_score,
  'no-group': m.analysis_why_no_group,
  'not-dichotomous': m.analysis_why_not_dichotomous,
  'all-right': m.analysis_why_all_right,
  'all-wrong': m.analysis_why_all_wrong,
  'all-or-nothing': m.analysis_why_all_or_nothing,
  'not-comparable': m.analysis_why_not_comparable,
  'no-convergence': m.analysis_why_no_convergence,
  'out-of-range': m.analysis_why_out_of_range,
  withheld: m.analysis_why_withheld,
}
