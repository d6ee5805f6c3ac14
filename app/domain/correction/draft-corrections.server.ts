import type { Db } from '#db/gateway.server.ts'
import { buildDraft, modulesOf } from '../studio/build-draft.server.ts'
import type { Workspace } from '../studio/workspace.server.ts'
import { correctionsOf } from './corrections-of.server.ts'
import { hasOtherKey } from './key-differences.ts'
import type { CorrectionPreview } from './preview-correction.server.ts'
import { type BuiltTexts, moduleTexts, targetIn } from './target.server.ts'

/** What publishing a workspace would do to stored answers: of each exercise whose key changes by it. */
export async function draftCorrections(db: Db, workspace: Workspace): Promise<CorrectionPreview[]> {
  const { courseId, drafts } = workspace
  const touched = modulesOf(workspace).filter(({ id }) =>
    drafts.some(({ path }) => path.startsWith(`${id}/`)),
  )
  if (!workspace.release || touched.length === 0) return []
  const built: BuiltTexts[] = []
  for (const { id, texts } of touched) {
    const languages = texts.map(({ language }) => language)
    const { editions } = await buildDraft(db, workspace, id, languages)
    built.push(...editions.map(({ language, exercises }) => ({ moduleId: id, language, exercises })))
  }
  const published = await moduleTexts(db, courseId)
  const coming = await moduleTexts(db, courseId, built)
  // What was left as it is by an earlier key was decided, or waits on its own page.
  const changes = ({ moduleId, exerciseId }: CorrectionPreview) => {
    const [then, now] = [published, coming].map((modules) => {
      const module = modules.find((one) => one.moduleId === moduleId)
      return module && targetIn(module, exerciseId)?.source.exercise
    })
    return then !== undefined && now !== undefined && hasOtherKey(then, now)
  }
  return (await correctionsOf(db, courseId, built)).filter(changes)
}
