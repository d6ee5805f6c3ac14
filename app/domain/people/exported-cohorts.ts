import type { HeldInCohorts } from '#db/personal-data.server.ts'

const time = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** What cohorts hold about a person, as they may have it; notes that trainers wrote about them are theirs too. */
export const exportedCohorts = (held: HeldInCohorts) => ({
  memberships: held.memberships.map((one) => ({
    ...one,
    joinedAt: time(one.joinedAt),
    endedAt: time(one.endedAt),
  })),
  invitations: held.invitations.map((one) => ({
    ...one,
    invitedAt: time(one.invitedAt),
    openedAt: time(one.openedAt),
    acceptedAt: time(one.acceptedAt),
    withdrawnAt: time(one.withdrawnAt),
  })),
  letters: held.letters.map((one) => ({ ...one, createdAt: time(one.createdAt), sentAt: time(one.sentAt) })),
  visits: held.visits.map((one) => ({ ...one, firstAt: time(one.firstAt), lastAt: time(one.lastAt) })),
  notes: held.notes.map((one) => ({ ...one, at: time(one.at) })),
  marks: held.marks.map(({ met, pointsMilli, outOfMilli, ...one }) => ({
    ...one,
    met: JSON.parse(met) as unknown,
    points: pointsMilli / 1000,
    outOf: outOfMilli / 1000,
    at: time(one.at),
  })),
  allowances: held.allowances.map((one) => ({ ...one, at: time(one.at) })),
})
