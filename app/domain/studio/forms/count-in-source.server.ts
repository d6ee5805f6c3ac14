import { textPath } from '#app/content/course-files.server.ts'
import { findExercises } from '../source/find-exercises.ts'
import { textOf, type Workspace } from '../workspace.server.ts'

/** How many exercises the source of a module has. */
export function countInSource(workspace: Workspace, moduleId: string): number {
  const language = workspace.course?.yaml?.value.source
  const source = language === undefined ? null : textOf(workspace, textPath(moduleId, language))
  return source === null ? 0 : findExercises(source).length
}
