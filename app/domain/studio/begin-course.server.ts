import { stringify } from 'yaml'
import { COURSE_FILE } from '#app/content/course-files.server.ts'
import { isId } from '#app/content/dialect.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { wordsOfNewCourse } from './new-course-words.ts'
import { newModuleText } from './new-module.ts'
import { saveFiles } from './save-files.server.ts'
import { workspaceOf } from './workspace.server.ts'

export type BeginProblem = 'studio_id' | 'studio_id_taken' | 'studio_title_missing'

interface Begun {
  courseId: string
  problem: BeginProblem | null
}

/** Names that addresses of the Studio, and folders beside courses, have. */
export const RESERVED: ReadonlySet<string> = new Set(['data', 'zip'])

/**
 * Begins a course: its file and a first module, as drafts of this person, who becomes its author.
 * @throws DomainError `not-allowed`
 */
export async function beginCourse(
  db: Db,
  person: Person,
  { id, title, source, now }: { id: string; title: string; source: string; now: number },
): Promise<Begun> {
  mustBeAllowed(person, 'course.begin', null)
  const [courseId, name] = [id.trim(), title.trim()]
  const refused = (problem: BeginProblem) => ({ courseId, problem })
  if (!isId(courseId) || RESERVED.has(courseId)) return refused('studio_id')
  if (name === '' || name.length > 200) return refused('studio_title_missing')
  const [release, people] = await Promise.all([sources.latest(db, courseId), members.ofCourse(db, courseId)])
  if (release || people.length > 0) return refused('studio_id_taken')
  await members.put(db, { courseId, personId: person.id, part: 'author', actorId: person.id, at: now })
  const words = wordsOfNewCourse[source] ?? wordsOfNewCourse.en
  const facts = {
    source,
    languages: [source],
    title: { [source]: name },
    summary: { [source]: words?.summary },
    audience: { [source]: words?.audience },
    level: 'basic',
    passMark: 80,
    modules: ['first-module'],
  }
  const text = newModuleText(words?.module ?? '', source)
  await saveFiles(
    db,
    await workspaceOf(db, courseId, person.id),
    [
      { path: COURSE_FILE, bytes: Buffer.from(stringify(facts)) },
      { path: `first-module/${source}.mdx`, bytes: Buffer.from(text) },
    ],
    now,
  )
  return { courseId, problem: null }
}
