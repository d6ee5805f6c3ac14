import { type Db, isConflict } from '#db/gateway.server.ts'
import * as invitations from '#db/invitations.server.ts'
import * as memberships from '#db/memberships.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import type { Actor } from '../access/actor.ts'
import { DomainError } from '../errors.ts'
import type { Cohort, Member, MembershipState } from './cohort.ts'
import { codeInGroups, codeOf, hashOfCode } from './invitation/personal-code.server.ts'
import { ledCohort, runningCohort } from './led-cohort.server.ts'
import { invitationLetters } from './mail/invitation-letters.server.ts'

/** Somebody invited who has not come yet, with the link that is theirs. */
export interface InvitedPerson {
  id: string
  /** Counts the links that were made for it. */
  serial: number
  name: string | null
  email: string | null
  language: string
  invitedAt: number
  opens: number
  openedAt: number | null
  /** In groups, as it stands on paper. */
  code: string
  /** The path of the personal link, in the person's language. */
  path: string
}

export interface CohortPeople {
  cohort: Cohort
  asking: Member[]
  members: Member[]
  /** Left, or taken out by a trainer. */
  gone: Member[]
  invited: InvitedPerson[]
}

interface Asked {
  actor: Actor
  cohortId: string
}

/** Everybody of a cohort, by how they stand to it. */
export async function cohortPeople(db: Db, asked: Asked): Promise<CohortPeople> {
  const cohort = await ledCohort(db, asked)
  const [everybody, invited, secret] = await Promise.all([
    memberships.ofCohort(db, cohort.id, ['asked', 'active', 'left', 'removed']),
    invitations.ofCohort(db, cohort.id),
    tokenSecret(db),
  ])
  const those = (...states: MembershipState[]) => everybody.filter(({ state }) => states.includes(state))
  return {
    cohort,
    asking: those('asked'),
    members: those('active'),
    gone: those('left', 'removed'),
    invited: invited
      .filter(({ personId, withdrawnAt }) => personId === null && withdrawnAt === null)
      .map((one) => ({ ...linkOf(secret, one), ...shown(one) })),
  }
}

const shown = ({
  id,
  serial,
  name,
  email,
  language,
  invitedAt,
  opens,
  openedAt,
}: invitations.Invitation) => ({
  id,
  serial,
  name,
  email,
  language,
  invitedAt,
  opens,
  openedAt,
})

/** The personal link of an invitation, and its code as it stands on paper. */
function linkOf(
  secret: string,
  invitation: { id: string; serial: number; language: string },
): { code: string; path: string } {
  const code = codeOf(secret, invitation)
  return { code: codeInGroups(code), path: `/${invitation.language}/join/${code}` }
}

async function unlessFirst(deed: Promise<void>): Promise<void> {
  try {
    await deed
  } catch (error) {
    throw isConflict(error) ? new DomainError('conflict', 'membership_changed') : error
  }
}

/** What a trainer may do with somebody of the cohort. */
export type MemberDeed = 'let-in' | 'turn-away' | 'take-out' | 'take-back'

const steps: Record<MemberDeed, { from: MembershipState[]; to: MembershipState }> = {
  'let-in': { from: ['asked'], to: 'active' },
  'turn-away': { from: ['asked'], to: 'removed' },
  'take-out': { from: ['active'], to: 'removed' },
  'take-back': { from: ['removed', 'left'], to: 'active' },
}

/** @throws DomainError `cohort_not_found`, `cohort_archived`, `membership_changed` when somebody was first */
export async function changeMember(
  db: Db,
  { personId, deed, now, ...asked }: Asked & { personId: string; deed: MemberDeed; now: number },
): Promise<void> {
  const { id } = await runningCohort(db, asked)
  const { from, to } = steps[deed]
  const change = { cohortId: id, personId, from, to, actorId: asked.actor?.id ?? '', at: now }
  await unlessFirst(memberships.setState(db, change))
}

/**
 * Takes an invitation back: its link stops working.
 * @throws DomainError `cohort_not_found`, `cohort_archived`, `membership_changed` when they have come or it was taken back
 */
export async function withdrawInvitation(
  db: Db,
  { invitationId, now, ...asked }: Asked & { invitationId: string; now: number },
): Promise<void> {
  const { id } = await runningCohort(db, asked)
  const deed = { cohortId: id, id: invitationId, actorId: asked.actor?.id ?? '', at: now }
  await unlessFirst(invitations.withdraw(db, deed))
}

interface Renewing extends Asked {
  invitationId: string
  /** Of the link that the trainer had before them: pressed twice, it is replaced once. */
  serial: number
  /** Whether the new link goes out by mail. */
  withLetters: boolean
  now: number
}

/**
 * Makes a new link in place of one that got lost or into wrong hands; it opens what was done under the old one, too.
 * @throws DomainError `cohort_not_found`, `cohort_archived`, `invitation_not_found`, `membership_changed`
 */
export async function renewLink(
  db: Db,
  { invitationId, serial: before, withLetters, now, ...asked }: Renewing,
): Promise<void> {
  const { id: cohortId } = await runningCohort(db, asked)
  const found = (await invitations.ofCohort(db, cohortId)).find((one) => one.id === invitationId)
  if (!found) throw new DomainError('not-found', 'invitation_not_found')
  if (found.serial !== before) throw new DomainError('conflict', 'membership_changed')
  const { id, email, language } = found
  const serial = before + 1
  const codeHash = hashOfCode(codeOf(await tokenSecret(db), { id, serial }))
  const actorId = asked.actor?.id ?? ''
  const invited = [{ id, serial, email, language }]
  const letters = withLetters ? await invitationLetters(db, { cohortId, invited, actorId, now }) : []
  await unlessFirst(invitations.renew(db, { cohortId, id, actorId, at: now, serial, codeHash, letters }))
}
