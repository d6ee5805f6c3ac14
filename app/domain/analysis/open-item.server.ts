import type { Db } from '#db/gateway.server.ts'
import { type AnswerGroup, groupAnswers } from '../cohort/group-answers.server.ts'
import { DomainError } from '../errors.ts'
import { textOfHtml } from '../exercise/text-of-html.ts'
import { standingOf } from '../statistics/reliability.ts'
import { type AnalysisHead, headOfAnalysis } from './analysis-view.ts'
import { type Distractors, distractorsOf } from './chosen-options.ts'
import { type ComparedLanguage, comparedLanguages } from './compared-languages.ts'
import type { Gathered } from './gathered.ts'
import { type ItemReport, type RaschState, reportOf } from './report.ts'

/** Answers that say the same, as the page shows them. */
export type ShownGroup = Pick<AnswerGroup, 'answer' | 'understood' | 'code' | 'count'>

/** Which options were chosen by whom; the figures of the best and the weakest only from 10 answers on. */
export interface ShownDistractors extends Distractors {
  /** In the order of the table. */
  optionTexts: string[]
  isWithheld: boolean
}

/** One exercise, looked at closely. */
export interface ItemView {
  head: AnalysisHead
  item: ItemReport
  rasch: RaschState
  /** The text that holds it, from the folder of the courses on. */
  file: string
  distractors: ShownDistractors | null
  groups: ShownGroup[]
  /** Groups beyond those shown. */
  moreGroups: number
  sourceLanguage: string
  languages: ComparedLanguage[]
}

/** As many as a trainer reads; each costs the text in which it was given. */
const MOST_GROUPS = 20

/** @throws DomainError `exercise_not_found` */
export async function openItem(
  db: Db,
  gathered: Gathered,
  asked: Pick<AnalysisHead, 'place' | 'language'> & { exerciseId: string },
): Promise<ItemView> {
  const { exercises, choices, courseId, moduleId, sourceLanguage } = gathered
  const { exerciseId } = asked
  const exercise = exercises.find(({ id }) => id === exerciseId)
  const { items, rasch } = reportOf(gathered, choices)
  const item = items.find(({ id }) => id === exerciseId)
  if (!exercise || !item) throw new DomainError('not-found', 'exercise_not_found')
  const answers = await gathered.answersTo(exerciseId)
  const groups = await groupAnswers(db, { courseId, exerciseId, answers })
  const found = exercise.kind === 'choice' ? distractorsOf(gathered, exercise) : null
  return {
    head: headOfAnalysis(gathered, asked),
    item,
    rasch,
    file: `courses/${courseId}/${moduleId}/${sourceLanguage}.mdx`,
    distractors:
      found && exercise.kind === 'choice'
        ? {
            ...found,
            optionTexts: exercise.options.map(({ text }) => textOfHtml(text)),
            isWithheld: standingOf(found.table.size.all) === 'withheld',
          }
        : null,
    groups: groups
      .slice(0, MOST_GROUPS)
      .map(({ answer, understood, code, count }) => ({ answer, understood, code, count })),
    moreGroups: Math.max(0, groups.length - MOST_GROUPS),
    sourceLanguage,
    languages: comparedLanguages(gathered, exerciseId),
  }
}
