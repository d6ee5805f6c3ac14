import type { HeldInStudio } from '#db/personal-data.server.ts'

const time = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** What the Studio holds about a person, as they may have it. */
export const exportedStudio = (held: HeldInStudio) => ({
  courses: held.parts.map((one) => ({ ...one, addedAt: time(one.addedAt) })),
  drafts: held.drafts.map((one) => ({ ...one, savedAt: time(one.savedAt) })),
  previewLinks: held.previewLinks.map((one) => ({
    ...one,
    createdAt: time(one.createdAt),
    expiresAt: time(one.expiresAt),
  })),
  reviews: held.reviews.map((one) => ({
    ...one,
    askedAt: time(one.askedAt),
    settledAt: time(one.settledAt),
  })),
  comments: held.comments.map((one) => ({ ...one, at: time(one.at), resolvedAt: time(one.resolvedAt) })),
  letters: held.letters.map((one) => ({ ...one, createdAt: time(one.createdAt), sentAt: time(one.sentAt) })),
})
