import type { Workspace } from './workspace.server.ts'

/** What the head of each page says of a course, in the language of the page where it has a title in it. */
export function courseHead({ courseId, course, drafts }: Workspace, language: string) {
  const facts = course?.yaml?.value
  const title = facts?.title[language] ?? facts?.title[facts.source] ?? courseId
  return { id: courseId, title, drafts: drafts.length }
}
