import { DomainError } from '#app/domain/errors.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'

/** What people see of themselves: every field named, the password's hash not among them. */
export interface ProfileView {
  email: string
  name: string
  country: string
  organisation: string
  language: string
  /** Whether drafts of courses are shown to them before those are published. */
  isReviewer: boolean
}

export async function showProfile(db: Db, { personId }: { personId: string }): Promise<ProfileView> {
  const [person, parts] = await Promise.all([people.byId(db, personId), members.coursesOf(db, personId)])
  if (!person?.email) throw new DomainError('not-found', 'page_not_found')
  const { email, name, country, organisation, language } = person
  return {
    email,
    name: name ?? '',
    country: country ?? '',
    organisation: organisation ?? '',
    language,
    isReviewer: parts.some(({ part }) => part === 'reviewer'),
  }
}
