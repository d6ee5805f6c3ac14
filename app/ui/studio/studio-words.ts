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
  studio_last_author: () => m.studio_problem_last_author(),
  studio_id: () => m.studio_problem_id(),
  studio_id_taken: () => m.studio_problem_id_taken(),
  studio_title_missing: () => m.studio_problem_title(),
  studio_fix_gone: () => m.studio_problem_fix_gone(),
  studio_file_missing: () => m.studio_problem_file_missing(),
  studio_alt_missing: () => m.studio_problem_alt(),
  studio_picture_used: () => m.studio_problem_picture_used(),
  studio_picture_there: () => m.studio_problem_picture_there(),
  studio_form_unreadable: () => m.studio_form_unreadable(),
  studio_kind_unfit: () => m.studio_problem_kind_unfit(),
}

/** A refusal of the domain on a page of the Studio, in words. */
export const refusalOf = (code: string): string =>
  Object.hasOwn(words, code) ? (words[code]?.() ?? m.studio_problem_other()) : m.studio_problem_other()
