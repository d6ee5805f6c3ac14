import { newTestText } from '../course-file/new-test.ts'
import { languagesOfNewModule, newModuleText } from '../new-module.ts'
import { exerciseTemplate, languagesOfTemplates, needsData, templateKinds } from './exercise-template.ts'
import { figureSnippet, footnoteSnippet, noteSnippet } from './snippets.ts'

/** A text that an author is given to write over. */
export interface SampleText {
  text: string
  /** Tells the author what to write, so that nobody would write it for learners. */
  tellsAuthor: boolean
}

const languagesOfNewTest = ['en', 'fr']

/** Stands for any table: what is made of its name is no sentence of ours. */
const anyTable = { dataSetId: 'any', table: 'any' }

/** Everything that modules, tests, exercises and passages begin with, in every language that has words of its own. */
export function sampleTexts(): SampleText[] {
  return [
    ...languagesOfNewModule.map((language) => ({ text: newModuleText('-', language), tellsAuthor: true })),
    ...languagesOfTemplates.map((language) => ({ text: snippets(language), tellsAuthor: true })),
    ...languagesOfTemplates.map((language) => ({ text: exercises(language), tellsAuthor: false })),
    ...languagesOfNewTest.map((language) => ({
      text: newTestText({ moduleId: 'test', title: '-', language, objectives: [] }),
      tellsAuthor: false,
    })),
  ]
}

function snippets(language: string): string {
  const { text, atEnd } = footnoteSnippet(language, 'note-1', '', true)
  return [figureSnippet(language, 'any.svg').text, noteSnippet(language).text, text, atEnd ?? ''].join('\n\n')
}

function exercises(language: string): string {
  const all = templateKinds.flatMap((kind) =>
    (needsData(kind) ? ['any', null] : [null]).map((group, index) =>
      exerciseTemplate(kind, {
        id: `${kind}-${index}`,
        objective: '',
        language,
        sample: { ...anyTable, group },
      }),
    ),
  )
  return all.join('\n\n')
}
