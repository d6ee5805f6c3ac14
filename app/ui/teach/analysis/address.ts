import type { AnalysisPlace } from '#app/domain/analysis/analysis-view.ts'
import { type Choices, choicesInAddress } from '#app/domain/analysis/choices.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { occasionWords } from '#app/ui/test/occasion-words.ts'

interface Where {
  language: Language
  cohortId: string
  place: AnalysisPlace
}

/** The page of a module's or a test's analysis, without choices. */
export function analysisPath({ language, cohortId, place }: Where): string {
  const home = `/${language}/teach/${cohortId}`
  return place.kind === 'module'
    ? `${home}/analysis/${place.courseId}/${place.moduleId}`
    : `${home}/test-analysis/${place.courseId}/${place.occasion}/${place.form}`
}

/** The same with what was chosen, or a page below it. */
export const analysisHref = (where: Where, choices: Choices, below = ''): string =>
  `${analysisPath(where)}${below}${choicesInAddress(choices)}`

/** "Test before the course, Form A" */
export const testFormName = ({ occasion, form }: Extract<AnalysisPlace, { kind: 'test' }>): string =>
  m.analysis_test_form_title({
    occasion: occasionWords[occasion](),
    form: form === 'a' ? m.analysis_form_a() : m.analysis_form_b(),
  })

/** Where an exercise's page names the place of its key. */
export const KEY_PLACE = 'key'
