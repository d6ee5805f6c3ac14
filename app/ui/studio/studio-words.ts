import { m } from '#app/messages/generated/messages.js'

const words: Record<string, () => string> = {
  studio_saved_elsewhere: () => m.studio_state_elsewhere(),
  studio_too_big: () => m.studio_problem_too_big(),
  studio_not_text: () => m.studio_problem_not_text(),
  studio_picture_broken: () => m.studio_problem_picture(),
  studio_path: () => m.studio_problem_path(),
  studio_course_too_big: () => m.studio_problem_course_too_big(),
  studio_course_file_broken: () => m.studio_problem_course_file(),
  studio_busy: () => m.studio_problem_busy(),
  studio_overtaken: () => m.studio_problem_overtaken(),
  studio_nothing_to_publish: () => m.studio_problem_nothing(),
  studio_has_errors: () => m.studio_problem_has_errors(),
  studio_reason: () => m.studio_problem_reason(),
  studio_member_unknown: () => m.studio_problem_member(),
  studio_reviewer_unknown: () => m.studio_review_problem_unknown(),
  studio_reviewer_writes: () => m.studio_review_problem_writes(),
  studio_review_note: () => m.studio_review_problem_note(),
  studio_review_nothing: () => m.studio_review_problem_nothing(),
  studio_review_nobody: () => m.studio_review_problem_nobody(),
  studio_review_open: () => m.studio_review_problem_open(),
  studio_review_often: () => m.studio_review_problem_often(),
  studio_review_settled: () => m.studio_review_problem_settled(),
  studio_review_moved: () => m.studio_review_problem_moved(),
  studio_review_answer: () => m.studio_review_problem_answer(),
  studio_comment_length: () => m.studio_review_problem_length(),
  studio_comment_moved: () => m.studio_review_problem_passage(),
  studio_comment_over: () => m.studio_review_problem_over(),
  studio_last_author: () => m.studio_problem_last_author(),
  studio_id: () => m.studio_problem_id(),
  studio_id_taken: () => m.studio_problem_id_taken(),
  studio_title_missing: () => m.studio_problem_title(),
  studio_fix_gone: () => m.studio_problem_fix_gone(),
  studio_file_missing: () => m.studio_problem_file_missing(),
  studio_alt_missing: () => m.studio_problem_alt(),
  studio_picture_used: () => m.studio_problem_picture_used(),
  studio_picture_there: () => m.studio_problem_picture_there(),
}

/** A refusal of the domain on a page of the Studio, in words. */
export const refusalOf = (code: string): string =>
  Object.hasOwn(words, code) ? (words[code]?.() ?? m.studio_problem_other()) : m.studio_problem_other()
