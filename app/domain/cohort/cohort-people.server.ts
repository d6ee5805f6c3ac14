import { type Db, isConflict } from '#db/gateway.server.ts'
import * as invitations from '#db/invitations.server.ts'
import * as memberships from '#db/memberships.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import type { Actor } from '../access/actor.ts'
import { DomainError } from '../errors.ts'
import type { Cohort, Member, MembershipState } from './cohort.ts'
import { codeInGroups, codeOf, hashOfCode } from './invitation/personal-code.server.ts'
import { ledCohort, runningCohort } from './led-cohort.server.ts'

/** Somebody invited who has not come yet, with the link that is theirs. */
export interface InvitedPerson {
  id: string
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

const shown = ({ id, name, email, language, invitedAt, opens, openedAt }: invitations.Invitation) => ({
  id,
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

/** Takes an invitation back: its link stops working. Who has come already stays. */
export async function withdrawInvitation(
  db: Db,
  { invitationId, now, ...asked }: Asked & { invitationId: string; now: number },
): Promise<void> {
  const { id } = await runningCohort(db, asked)
  await invitations.withdraw(db, {
    cohortId: id,
    id: invitationId,
    actorId: asked.actor?.id ?? '',
    at: now,
  })
}

/** Makes a new link in place of one that got lost or into wrong hands; it opens what was done under the old one, too. */
export async function renewLink(
  db: Db,
  { invitationId, now, ...asked }: Asked & { invitationId: string; now: number },
): Promise<{ id: string; serial: number; email: string | null; language: string }> {
  const { id } = await runningCohort(db, asked)
  const found = (await invitations.ofCohort(db, id)).find((one) => one.id === invitationId)
  if (!found) throw new DomainError('not-found', 'invitation_not_found')
  const serial = found.serial + 1
  const codeHash = hashOfCode(codeOf(await tokenSecret(db), { id: found.id, serial }))
  const deed = { cohortId: id, id: found.id, actorId: asked.actor?.id ?? '', at: now }
  await invitations.renew(db, { ...deed, serial, codeHash })
  return { id: found.id, serial, email: found.email, language: found.language }
}
