import type { Actor } from '#app/domain/access/actor.ts'
import { loadCourse } from '#app/domain/course/load-course.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as cohorts from '#db/cohorts.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as invitations from '#db/invitations.server.ts'
import * as people from '#db/people.server.ts'
import * as progress from '#db/progress.server.ts'
import { hashOfCode, typedCode } from './personal-code.server.ts'

/**
 * An invitation by its code.
 * @throws DomainError `invitation_not_found`: unknown, withdrawn, replaced by a newer link, or of an archived cohort
 */
export async function invitationBy(db: Db, code: string): Promise<invitations.Invitation> {
  const read = typedCode(code)
  const found = read ? await invitations.byCodeHash(db, hashOfCode(read)) : null
  if (!found || found.withdrawnAt !== null) throw new DomainError('not-found', 'invitation_not_found')
  const cohort = await cohorts.byId(db, found.cohortId)
  if (!cohort || cohort.archivedAt !== null) throw new DomainError('not-found', 'invitation_not_found')
  return found
}

/** What opening a personal link leads to. */
export type Opening =
  /** A visitor: the link is kept in a cookie, and they are somebody from their first answer on. */
  | { to: 'begin' }
  /** Whoever took it up is asking; nothing to do but go on. */
  | { to: 'go-on' }
  /** It was taken up without an account: the link is the key to what was done. */
  | { to: 'enter'; personId: string }
  /** It was taken up by an account: they sign in. */
  | { to: 'sign-in' }
  /** Somebody is signed in here, who may not be the one invited: they are asked. */
  | { to: 'ask' }

/** Decides what a personal link does in this browser. */
export async function openLink(db: Db, actor: Actor, invitation: invitations.Invitation): Promise<Opening> {
  if (invitation.personId === null) return { to: actor ? 'ask' : 'begin' }
  if (invitation.personId === actor?.id) return { to: 'go-on' }
  const owner = await people.byId(db, invitation.personId)
  if (owner?.email) return { to: 'sign-in' }
  if (!owner || owner.erasedAt !== null) throw new DomainError('not-found', 'invitation_not_found')
  return actor ? { to: 'ask' } : { to: 'enter', personId: owner.id }
}

/**
 * Takes an invitation up; pressing twice is once.
 * @throws DomainError `invitation_taken` when somebody else was first
 */
export async function takeUp(
  db: Db,
  { invitation, personId, now }: { invitation: invitations.Invitation; personId: string; now: number },
): Promise<void> {
  try {
    await invitations.accept(db, { invitation, personId, at: now })
  } catch (error) {
    if (!isConflict(error)) throw error
    const [again] = (await invitations.ofCohort(db, invitation.cohortId)).filter(
      ({ id }) => id === invitation.id,
    )
    if (again?.personId !== personId) throw new DomainError('conflict', 'invitation_taken')
  }
}

/** The address of somebody's next step in a cohort: where they were, else its first exercise. */
export async function firstStep(
  db: Db,
  { cohortId, personId, language }: { cohortId: string; personId: string | null; language: string },
): Promise<string> {
  const cohort = await cohorts.byId(db, cohortId)
  const courseIds = cohort?.courseIds ?? []
  if (personId !== null) {
    const { enrolments } = await progress.ofPerson(db, { personId })
    const last = enrolments
      .filter(({ courseId }) => courseIds.includes(courseId))
      .toSorted((a, b) => b.lastAt - a.lastAt)[0]
    if (last) return addressOf(language, last.courseId, last.lastModuleId, last.lastExerciseId)
  }
  for (const courseId of courseIds) {
    const listed = await loadCourse(db, courseId, language).catch(() => null)
    const module = listed?.modules[0]
    if (module) return addressOf(language, courseId, module.id, module.facts.exercises[0]?.id ?? null)
  }
  return `/${language}`
}

const addressOf = (language: string, courseId: string, moduleId: string, exerciseId: string | null) =>
  `/${language}/courses/${courseId}/${moduleId}${exerciseId ? `#${encodeURIComponent(exerciseId)}` : ''}`
