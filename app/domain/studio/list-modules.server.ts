import { splitFrontMatter } from '#app/content/front-matter.ts'
import { modulesOf } from './build-draft.server.ts'
import type { Workspace } from './workspace.server.ts'

export interface StudioModule {
  id: string
  title: string
  isTest: boolean
  /** Of the text that is first written; null where there is none. */
  sourceLanguage: string | null
  languages: string[]
  /** Languages whose text is in the making here. */
  drafts: string[]
}

/** The modules of a workspace, its test behind them; titles as the source says them, as far as it can be read. */
export function listModules(workspace: Workspace): StudioModule[] {
  const facts = workspace.course?.yaml?.value
  return modulesOf(workspace).map(({ id, texts }) => {
    const source = texts.find(({ language }) => language === facts?.source) ?? texts[0]
    const front = source && splitFrontMatter(source.text, () => {}).frontMatter
    return {
      id,
      title: front?.value.title ?? id,
      isTest: facts?.test === id,
      sourceLanguage: source?.language ?? null,
      languages: texts.map(({ language }) => language),
      drafts: texts.flatMap(({ language }) =>
        workspace.drafts.some(({ path }) => path === `${id}/${language}.mdx`) ? [language] : [],
      ),
    }
  })
}
