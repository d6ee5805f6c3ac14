import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'
import { loadCourses } from '../../course/load-course.server.ts'
import type { Cohort } from '../cohort.ts'
import type { Message } from './message.ts'

interface About {
  module: string
  /** Its title, else null. */
  exercise: string | null
  number: number
  path: string
}

/**
 * An exercise that an address names (`?about=course/exercise`), as it is shown in a language; null when it names none of
 * the cohort's.
 */
async function aboutIn(db: Db, cohort: Cohort, about: string, language: Language): Promise<About | null> {
  const [courseId = '', exerciseId = ''] = about.split('/')
  if (!cohort.courseIds.includes(courseId)) return null
  const listed = (await loadCourses(db, language)).find(({ course }) => course.id === courseId)
  for (const { id, facts } of listed?.modules ?? []) {
    const index = facts.exercises.findIndex((exercise) => exercise.id === exerciseId)
    if (index < 0) continue
    const path = `/${language}/courses/${courseId}/${id}#${exerciseId}`
    return { module: facts.title, exercise: facts.exercises[index]?.title ?? null, number: index + 1, path }
  }
  return null
}

/** A message to begin with, in one language: about an exercise with a link to it, else a bare beginning. */
export async function draftMessage(
  db: Db,
  { cohort, about, language, origin }: { cohort: Cohort; about: string; language: Language; origin: string },
): Promise<Message> {
  const locale = { locale: language }
  const found = about ? await aboutIn(db, cohort, about, language) : null
  if (!found)
    return {
      subject: m.mail_draft_subject({ cohort: cohort.name }, locale),
      body: `${m.mail_draft_body({}, locale)}\n\n${origin}/${language}/progress`,
    }
  const { module, exercise, number, path } = found
  const name = exercise ?? m.mail_draft_exercise({ number }, locale)
  return {
    subject: m.mail_draft_about_subject({ module, exercise: name }, locale),
    body: [
      m.mail_draft_about_body({ module, exercise: name }, locale),
      `${origin}${path}`,
      m.mail_draft_about_end({}, locale),
    ].join('\n\n'),
  }
}
