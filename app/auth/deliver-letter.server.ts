import { afterFailure, type Outcome, reasonToDrop } from '#app/domain/cohort/mail/dispatch.ts'
import { invitationLetter, messageLetter, reminderLetter } from '#app/domain/cohort/mail/letters.ts'
import { emailHashOf, stopToken } from '#app/domain/cohort/mail/stop-token.server.ts'
import type { LinkOf } from '#app/domain/cohort/personal-link.server.ts'
import type { Letter } from '#app/domain/letter/letter.ts'
import { email } from '#app/domain/people/forms.ts'
import { answerLetter, reviewLetter } from '#app/domain/studio/review/review-letter.ts'
import { isLanguage, type Language } from '#app/messages/languages.ts'
import { log } from '#app/web/log.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as refusals from '#db/mail-refusals.server.ts'
import * as outbox from '#db/outbox.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { handOver } from './mail.server.ts'

interface Delivery {
  /** The address that people use, without a path. */
  origin: string
  linkOf: LinkOf
  /** The clock, in ms UTC. */
  clock: () => number
}

/** Sends the next letter of the outbox that is due, and keeps what became of it. False when none is due. */
export async function deliverLetter(db: Db, delivery: Delivery): Promise<boolean> {
  const claimed = await outbox.claim(db, delivery.clock())
  if (!claimed) return false
  await outbox.settle(db, claimed, await outcomeOf(db, claimed, delivery))
  return true
}

async function outcomeOf(
  db: Db,
  claimed: outbox.Claimed,
  { origin, linkOf, clock }: Delivery,
): Promise<Outcome> {
  const secret = await tokenSecret(db)
  const emailHash = emailHashOf(secret, claimed.email)
  const isRefused = (await refusals.among(db, [emailHash])).has(emailHash)
  const reason = reasonToDrop(claimed, { isRefused, now: clock() })
  if (reason) return { state: 'dropped', error: reason }
  // Checked when it was typed; what else got here must not reach a mail server as something it could read otherwise.
  if (!email.safeParse(claimed.email).success) return { state: 'failed', error: 'address' }

  const language = isLanguage(claimed.language) ? claimed.language : 'en'
  const stopLink = `${origin}/${language}/mail/stop/${stopToken(secret, claimed.email)}`
  const isFromPerson = ['message', 'review', 'review-answer'].includes(claimed.kind)
  try {
    await handOver({
      to: claimed.email,
      ...letterOf(claimed, { language, origin, stopLink, linkOf }),
      stopLink,
      replyTo: (isFromPerson && claimed.authorEmail) || undefined,
      messageId: claimed.id,
    })
    return { state: 'sent', error: null, sentAt: clock() }
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
    log().warn({ code, responseCode, letter: claimed.id }, 'a letter was not taken by the mail server')
    return afterFailure(claimed, error as object, clock())
  }
}

function letterOf(
  claimed: outbox.Claimed,
  {
    language,
    origin,
    stopLink,
    linkOf,
  }: { language: Language; origin: string; stopLink: string; linkOf: LinkOf },
): Letter {
  const { kind, cohort, invitation, review } = claimed
  const name = claimed.personName ?? invitation?.name ?? null
  if (review) {
    const told = {
      language,
      name,
      author: claimed.authorName,
      title: claimed.subject ?? '',
      note: claimed.body ?? '',
      link: `${origin}/${language}/studio/${review.courseId}/review`,
      stopLink,
    }
    return kind === 'review' ? reviewLetter(told) : answerLetter(told, review.state === 'changes-wanted')
  }
  if (!cohort) throw new Error('A letter of nothing was not dropped.')
  const addressed = { language, name, cohortName: cohort.name, stopLink }
  if (kind === 'message') {
    const { subject, body, authorName } = claimed
    return messageLetter({ ...addressed, subject: subject ?? '', body: body ?? '', author: authorName })
  }
  if (!invitation) throw new Error('An invitation that is gone was not dropped.')
  const { startsOn, endsOn } = cohort
  const invited = { ...addressed, link: linkOf({ ...invitation, language }), startsOn, endsOn }
  return kind === 'invitation' ? invitationLetter(invited) : reminderLetter(invited)
}
