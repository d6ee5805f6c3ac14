import { textPath } from '#app/content/course-files.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { modulesOf } from '../build-draft.server.ts'
import { factsOf, textOf, type Workspace } from '../workspace.server.ts'
import { type BlockState, countStates } from './block-states.ts'
import { translationIn } from './open-translation.server.ts'
import { rowsToTranslate } from './save-blocks.server.ts'

/** Languages by modules: how the blocks of each translation stand. */
export interface Board {
  source: string
  /** The languages that are translated into. */
  languages: string[]
  modules: {
    id: string
    /** By language; null for a text that is not there at all. */
    counts: Record<string, Record<BlockState, number> | null>
    /** Source blocks that this person has changed and not yet published. */
    hasChanges: boolean
  }[]
}

/** How all translations of a course stand, as a person has them in the making. @throws DomainError of factsOf */
export async function boardOf(db: Db, workspace: Workspace): Promise<Board> {
  const { source, languages } = factsOf(workspace)
  const others = languages.filter((language) => language !== source)
  const modules: Board['modules'] = []
  for (const { id } of modulesOf(workspace)) {
    const counts: Board['modules'][number]['counts'] = {}
    const hasSource = textOf(workspace, textPath(id, source)) !== null
    for (const language of others) {
      const isThere = textOf(workspace, textPath(id, language)) !== null
      const place = { courseId: workspace.courseId, moduleId: id, language }
      counts[language] =
        isThere && hasSource ? countStates(rowsToTranslate(await translationIn(db, workspace, place))) : null
    }
    const path = textPath(id, source)
    const hasChanges = workspace.drafts.some((draft) => draft.path === path && draft.baseHash !== null)
    modules.push({ id, counts, hasChanges })
  }
  return { source, languages: others, modules }
}
