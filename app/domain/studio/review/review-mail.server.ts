import { isLanguage } from '#app/messages/languages.ts'
import type { NewLetter } from '#db/outbox.server.ts'
import { courseHead } from '../course-head.ts'
import { listModules } from '../list-modules.server.ts'
import type { Workspace } from '../workspace.server.ts'

interface ReviewMail extends Pick<NewLetter, 'key' | 'kind' | 'body' | 'createdBy' | 'dueAt'> {
  review: { id: string; moduleId: string | null }
  /** Of the author who asked: it has the titles. */
  workspace: Workspace
}

interface Reader {
  id: string
  email: string | null
  language: string
}

/** A letter about a review, for the outbox, in its reader's language; none for who has no address. */
export function reviewMail(reader: Reader | null, { review, workspace, ...letter }: ReviewMail): NewLetter[] {
  if (!reader?.email) return []
  const language = isLanguage(reader.language) ? reader.language : 'en'
  const { title } = courseHead(workspace, language)
  const module = listModules(workspace).find(({ id }) => id === review.moduleId)
  return [
    {
      ...letter,
      cohortId: null,
      reviewId: review.id,
      invitationId: null,
      personId: reader.id,
      email: reader.email,
      language,
      subject: module ? `${title}: ${module.title}` : title,
    },
  ]
}
