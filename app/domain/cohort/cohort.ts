import type { Language } from '#app/messages/languages.ts'

/** People taking courses together between two dates, led by trainers. */
export interface Cohort {
  id: string
  name: string
  /** YYYY-MM-DD; the last day counts. */
  startsOn: string
  endsOn: string
  /** Never empty: the first is the cohort's own, in which it writes to people of an unknown language. */
  languages: Language[]
  joinCode: string
  /** In the order in which they are taken. */
  courseIds: string[]
  trainerIds: string[]
  createdAt: number
  archivedAt: number | null
}

/** By which day a module should be finished. */
export interface Target {
  courseId: string
  moduleId: string
  /** YYYY-MM-DD */
  dueOn: string
}

export type MembershipState = 'asked' | 'active' | 'left' | 'removed'

/** Somebody in a cohort, with what a trainer may see of who they are. */
export interface Member {
  personId: string
  name: string | null
  email: string | null
  country: string | null
  organisation: string | null
  language: string
  state: MembershipState
  joinedAt: number
  endedAt: number | null
  /** Has deleted their account: nothing but what was answered is left of them. */
  isErased: boolean
}

/** A day of a cohort as a moment: its beginning in UTC, in milliseconds. */
export const momentOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The day of a moment, in UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
