import type { BrokenLock, LockKind } from '#app/domain/studio/translation/block-locks.ts'
import type { BlockState } from '#app/domain/studio/translation/block-states.ts'
import type { ReviewedUnit, UnitVerdict } from '#app/domain/studio/translation/review-units.ts'
import type { UnreadableFile } from '#app/domain/studio/translation/translation-files.ts'
import { m } from '#app/messages/generated/messages.js'

export const stateWords: Record<BlockState, () => string> = {
  done: () => m.translate_state_done(),
  minor: () => m.translate_state_minor(),
  meaning: () => m.translate_state_meaning(),
  missing: () => m.translate_state_missing(),
  extra: () => m.translate_state_extra(),
}

const lockKinds: Record<LockKind, () => string> = {
  tag: () => m.translate_kind_tag(),
  attribute: () => m.translate_kind_attribute(),
  mark: () => m.translate_kind_mark(),
  key: () => m.translate_kind_key(),
  count: () => m.translate_kind_count(),
  code: () => m.translate_kind_code(),
  link: () => m.translate_kind_link(),
  number: () => m.translate_kind_number(),
}

/** What differs of all that is to be repeated as it stands. */
export function lockWords({ kind, wrong, value }: BrokenLock): string {
  const told = { kind: lockKinds[kind](), value }
  if (wrong === 'order') return m.translate_lock_order(told)
  return wrong === 'lacking' ? m.translate_lock_lacking(told) : m.translate_lock_added(told)
}

export const verdictWords: Record<UnitVerdict, () => string> = {
  taken: () => m.translate_in_taken(),
  right: () => m.translate_in_right(),
  doubtful: () => m.translate_in_doubtful(),
  refused: () => m.translate_in_refused(),
  same: () => m.translate_in_same(),
  empty: () => m.translate_in_empty(),
}

/** Why a block is not saved. */
export const reasonWords: Record<NonNullable<ReviewedUnit['reason']>, () => string> = {
  unknown: () => m.translate_reason_unknown(),
  'source-changed': () => m.translate_reason_source_changed(),
  twice: () => m.translate_reason_twice(),
  'source-edited': () => m.translate_reason_source_edited(),
  gone: () => m.translate_refused_gone(),
  empty: () => m.translate_refused_empty(),
  shape: () => m.translate_refused_shape(),
  locks: () => m.translate_refused_locks(),
}

export const unreadableWords: Record<UnreadableFile | 'none', () => string> = {
  none: () => m.translate_file_none(),
  'not-xml': () => m.translate_file_not_xml(),
  doctype: () => m.translate_file_doctype(),
  'not-xliff': () => m.translate_file_not_xliff(),
  'too-large': () => m.translate_file_too_large(),
  'too-many': () => m.translate_file_too_many(),
  'no-columns': () => m.translate_file_no_columns(),
  'not-a-sheet': () => m.translate_file_not_a_sheet(),
}
