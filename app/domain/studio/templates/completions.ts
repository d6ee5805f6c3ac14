import {
  exerciseTemplate,
  freshId,
  needsData,
  type SampleTable,
  tagOfTemplate,
  templateKinds,
} from './exercise-template.ts'
import { dataSnippet, figureSnippet, noteSnippet, termSnippet } from './snippets.ts'

/** What a text's editor knows of it, so that what it offers works. */
export interface TemplateSurroundings {
  language: string
  /** '' where it has none. */
  objective: string
  sample: SampleTable | null
  isTest: boolean
  /** Ids that other texts of the course have. */
  taken: readonly string[]
}

/** The authors' tags as an editor offers them after `<`, each with a working example. */
export function tagCompletions(
  { language, objective, sample, isTest, taken }: TemplateSurroundings,
  text: string,
): { label: string; apply: string }[] {
  const used = new Set([...taken, ...idsIn(text)])
  const exercises = templateKinds
    .filter((kind) => !needsData(kind) || sample !== null)
    .map((kind) => ({
      label: `<${tagOfTemplate(kind)}${kind === 'choice-several' ? ' [x] [x]' : ''}`,
      apply: exerciseTemplate(kind, { id: freshId(kind, used), objective, language, sample, isTest }),
    }))
  return [
    ...exercises,
    { label: '<Figure', apply: figureSnippet(language, '').text },
    { label: '<Note', apply: noteSnippet(language).text },
    { label: '<Term', apply: termSnippet(language, '', '').text },
    { label: '<Data', apply: dataSnippet(sample?.dataSetId ?? '').text },
    { label: '<Hint', apply: '<Hint></Hint>' },
    { label: '<Solution', apply: '<Solution></Solution>' },
  ]
}

/** All ids that a text names, of exercises and of anything else. */
export const idsIn = (text: string): string[] =>
  [...text.matchAll(/\sid=["']([^"'\n]{1,80})["']/g)].map(([, id = '']) => id)
