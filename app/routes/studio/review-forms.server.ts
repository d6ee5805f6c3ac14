import { canSendMail } from '#app/auth/mail.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { settleReview } from '#app/domain/studio/review/settle-review.server.ts'
import type { RefusedWords } from '#app/ui/studio/review/review-words.ts'
import { refusalInit } from '#app/web/handler.ts'
import type { Db } from '#db/gateway.server.ts'

/** The form that settles a review, on whichever page it stands. */
export function answerFrom(
  db: Db,
  person: Person,
  { courseId, form, now }: { courseId: string; form: FormData; now: number },
): Promise<void> {
  const field = (name: string) => String(form.get(name) ?? '')
  return settleReview(db, person, {
    courseId,
    reviewId: field('review'),
    state: field('answer') === 'approved' ? 'approved' : 'changes-wanted',
    answer: field('text'),
    filesHash: field('files'),
    isMailed: canSendMail(),
    now,
  })
}

/** A refusal with what was typed, for the page that it was typed on. @throws what is no such refusal */
export function refusedWords(error: unknown, typed: Omit<RefusedWords, 'code'>) {
  if (!(error instanceof DomainError) || error.problem === 'not-found' || error.problem === 'not-allowed')
    throw error
  return { refused: { ...typed, code: error.code } satisfies RefusedWords, init: refusalInit(error) }
}
