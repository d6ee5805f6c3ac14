import { textPath } from '#app/content/course-files.server.ts'
import { splitFrontMatter } from '#app/content/front-matter.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { type FoundExercise, findExercises } from '../source/find-exercises.ts'
import type { ExerciseForm } from '../source/form.ts'
import { readExerciseForm } from '../source/take-apart.ts'
import { writeExerciseForm } from '../source/write-form.ts'
import type { TextProblem } from '../text-problem.ts'
import { openWorkspace, revisionOf, textOf, type Workspace } from '../workspace.server.ts'
import { openText, saveText, type TextPlace } from '../write-text.server.ts'
import { type FilledForm, MOST_ROWS } from './filled.ts'
import { withSourceKeys } from './source-beside.ts'
import { type FieldProblems, takeFilled } from './take-filled.ts'

export interface ExercisePlace extends TextPlace {
  exerciseId: string
}

/** An exercise in a text as one person has it. */
export interface ExerciseAtHand {
  workspace: Workspace
  /** Of the whole text. */
  revision: number
  text: string
  found: FoundExercise
  /** Null where it is written in a way that no form can show. */
  form: ExerciseForm | null
  isSource: boolean
  /** The same in the source, of a translation; null where that has none, or none that a form can show. */
  twin: { language: string; form: ExerciseForm } | null
}

/** @throws DomainError `not-found` for an exercise that is not there, `not-allowed` */
export async function exerciseAtHand(
  db: Db,
  person: Person,
  { exerciseId, ...place }: ExercisePlace,
): Promise<ExerciseAtHand> {
  const workspace = await openWorkspace(db, person, place.courseId)
  const path = textPath(place.moduleId, place.language)
  const text = (textOf(workspace, path) ?? '').replace(/\r\n?/g, '\n')
  const found = findExercises(text).find(({ id }) => id === exerciseId)
  if (!found) throw new DomainError('not-found', 'page_not_found')
  const sourceLanguage = workspace.course?.yaml?.value.source
  const isSource = sourceLanguage === place.language
  const form = formAt(text, found)
  const twin = isSource || !sourceLanguage ? null : twinIn(workspace, place.moduleId, sourceLanguage, found)
  return {
    workspace,
    revision: revisionOf(workspace, path),
    text,
    found,
    form: form && twin ? withSourceKeys(form, twin.form) : form,
    isSource,
    twin,
  }
}

function twinIn(
  workspace: Workspace,
  moduleId: string,
  language: string,
  { id, tag }: FoundExercise,
): ExerciseAtHand['twin'] {
  const text = (textOf(workspace, textPath(moduleId, language)) ?? '').replace(/\r\n?/g, '\n')
  const found = findExercises(text).find((own) => own.id === id && own.tag === tag)
  const form = found ? formAt(text, found) : null
  return form && { language, form }
}

/** The form of an exercise of a text; null too for one with more rows than a form takes. */
function formAt(text: string, { start, end }: FoundExercise): ExerciseForm | null {
  const form = readExerciseForm(text.slice(start, end))
  const rows = [form?.items, form?.table?.rows, form?.hints, form?.codes]
  return rows.some((own) => (own?.length ?? 0) > MOST_ROWS) ? null : form
}

/** The exercise with what its form needs to know of its surroundings, and what is wrong within its lines. */
export interface OpenExercise extends ExerciseAtHand {
  problems: TextProblem[]
  /** The objectives of the module, each with its words. */
  objectives: Record<string, string>
  dataSetIds: string[]
}

/** @throws DomainError as exerciseAtHand, and those of openText */
export async function openExercise(
  db: Db,
  person: Person,
  place: ExercisePlace,
  now: number,
): Promise<OpenExercise> {
  const at = await exerciseAtHand(db, person, place)
  const [{ problems }, sets] = await Promise.all([openText(db, person, place, now), dataSets.current(db)])
  return {
    ...at,
    problems: problemsWithin(problems, at.found),
    objectives: objectivesOf(at.text),
    dataSetIds: sets.map(({ id }) => id),
  }
}

/** What of a text's problems lies within the lines of an exercise. */
const problemsWithin = (
  problems: TextProblem[],
  { firstLine, lastLine }: Pick<FoundExercise, 'firstLine' | 'lastLine'>,
): TextProblem[] =>
  problems.filter(({ elsewhere, line }) => !elsewhere && line >= firstLine && line <= lastLine)

/** Those of a text's front matter, as far as it can be read. */
export const objectivesOf = (text: string): Record<string, string> =>
  splitFrontMatter(text, () => {}).frontMatter?.value.objectives ?? {}

/**
 * Saves what was filled in into the text that was shown. Answers what is wrong with its fields; then nothing was saved.
 * @throws DomainError `conflict` studio_saved_elsewhere, studio_form_unreadable, and those of saveText
 */
export async function saveExercise(
  db: Db,
  person: Person,
  { exerciseId, ...place }: ExercisePlace,
  { filled, revision }: { filled: FilledForm; revision: number },
  now: number,
): Promise<FieldProblems> {
  const { text, found, form: before, ...at } = await exerciseAtHand(db, person, { ...place, exerciseId })
  if (!before) throw new DomainError('conflict', 'studio_form_unreadable')
  const { form, problems } = takeFilled(before, filled, at.isSource)
  const hasProblems = Object.keys(problems).length > 0
  const source = text.slice(found.start, found.end)
  const written = hasProblems ? source : writeExerciseForm(source, form)
  // Sent twice it changes nothing, and is in conflict with nothing.
  if (at.revision !== revision && (hasProblems || written !== source))
    throw new DomainError('conflict', 'studio_saved_elsewhere')
  if (hasProblems || written === source) return problems
  const next = text.slice(0, found.start) + written + text.slice(found.end)
  await saveText(db, person, { ...place, written: next, revision, base: null }, now)
  return {}
}
