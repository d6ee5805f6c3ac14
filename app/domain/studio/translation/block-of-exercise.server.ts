import { textPath } from '#app/content/course-files.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { Workspace } from '../workspace.server.ts'
import { type TranslationPlace, translationIn } from './open-translation.server.ts'
import { rowsToTranslate } from './save-blocks.server.ts'

/**
 * The number of an exercise's block on the page of its translation, from 1; null for a source, and for a text in a
 * language that the course has not.
 */
export async function blockOfExercise(
  db: Db,
  workspace: Workspace,
  { exerciseId, ...place }: TranslationPlace & { exerciseId: string },
): Promise<number | null> {
  const facts = workspace.course?.yaml?.value
  if (!facts || facts.source === place.language || !facts.languages.includes(place.language)) return null
  if (!workspace.files.has(textPath(place.moduleId, facts.source))) return null
  const rows = rowsToTranslate(await translationIn(db, workspace, place))
  const at = rows.findIndex(({ target }) => target?.kind === 'exercise' && target.id === exerciseId)
  return at < 0 ? null : at + 1
}
