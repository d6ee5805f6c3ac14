import type { LetterLine, LetterState } from '#app/domain/cohort/mail/cohort-outbox.server.ts'
import type { Reason } from '#app/domain/cohort/mail/dispatch.ts'
import type { MessageProblem } from '#app/domain/cohort/mail/message-form.ts'
import { m } from '#app/messages/generated/messages.js'

export const kindWords: Record<LetterLine['kind'], () => string> = {
  invitation: () => m.mail_kind_invitation(),
  reminder: () => m.mail_kind_reminder(),
  message: () => m.mail_kind_message(),
}

export const stateWords: Record<LetterState, () => string> = {
  waiting: () => m.mail_state_waiting(),
  sending: () => m.mail_state_sending(),
  sent: () => m.mail_state_sent(),
  failed: () => m.mail_state_failed(),
  dropped: () => m.mail_state_dropped(),
}

export const countWords: Record<LetterState, (given: { count: number }) => string> = {
  waiting: (given) => m.mail_count_waiting(given),
  sending: (given) => m.mail_count_sending(given),
  sent: (given) => m.mail_count_sent(given),
  failed: (given) => m.mail_count_failed(given),
  dropped: (given) => m.mail_count_dropped(given),
}

const reasonWords: Record<Reason, () => string> = {
  interrupted: () => m.mail_error_interrupted(),
  address: () => m.mail_error_address(),
  refused: () => m.mail_error_refused(),
  accepted: () => m.mail_error_accepted(),
  withdrawn: () => m.mail_error_withdrawn(),
  over: () => m.mail_error_over(),
}

/** Why a letter did not go out: our reason in words, or what the mail server said, which has no language of ours. */
export const errorWords = (error: string): string =>
  error in reasonWords ? reasonWords[error as Reason]() : m.mail_error_server({ words: error })

export const problemWords: Record<MessageProblem, () => string> = {
  mail_subject_missing: () => m.mail_problem_subject_missing(),
  mail_subject_long: () => m.mail_problem_subject_long(),
  mail_body_missing: () => m.mail_problem_body_missing(),
  mail_body_long: () => m.mail_problem_body_long(),
}

/** Why a deed on the pages of mail was refused as a whole. */
export function refusalWords(code: string, values: Record<string, string | number> = {}): string {
  if (code === 'cohort_archived') return m.teach_is_archived()
  if (code === 'mail_nobody') return m.mail_write_nobody()
  if (code === 'no_mail') return m.mail_problem_no_server()
  if (code === 'mail_too_many') return m.mail_problem_too_many({ count: Number(values.count ?? 0) })
  return m.mail_problem_other()
}
