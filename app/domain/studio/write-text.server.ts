import { textPath } from '#app/content/course-files.server.ts'
import type { Problem } from '#app/content/problems.ts'
import { wordsOf } from '#app/content/words/words-of.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'
import * as presence from '#db/presence.server.ts'
import * as sources from '#db/sources.server.ts'
import { buildDraft } from './build-draft.server.ts'
import { applyFix } from './fixes/fix.ts'
import { fixesFor } from './fixes/fixes-for.ts'
import { saveFiles } from './save-files.server.ts'
import { applyEdit, sumOf, type TextEdit } from './source/text-edit.ts'
import type { TextProblem } from './text-problem.ts'
import { mustWrite, openWorkspace, revisionOf, textOf, type Workspace } from './workspace.server.ts'

export interface TextPlace {
  courseId: string
  moduleId: string
  language: string
}

/** How long somebody counts as being at a text after they were last seen there, in milliseconds: the page says so twice. */
const PRESENT_MS = 75_000

/** A text with what is wrong with it. */
export interface OpenText {
  text: string
  revision: number
  problems: TextProblem[]
  /** Too much is being checked just now: there may be problems, and who wants to know asks again. */
  isUnchecked: boolean
  company: Company
}

/** What others do to the same text meanwhile. */
export interface Company {
  /** Names of those who are at it now. */
  others: string[]
  /** Number of the newest release of the course; 0 before the first. */
  release: number
}

/**
 * A module's text as this person has it, and who else is at it. What is wrong with it is told in the person's language.
 * @throws DomainError `not-found`, `not-allowed`
 */
export async function openText(
  db: Db,
  person: Person,
  place: TextPlace,
  now: number,
): Promise<OpenText & { workspace: Workspace }> {
  const workspace = await openWorkspace(db, person, place.courseId)
  const path = textPath(place.moduleId, place.language)
  const text = textOf(workspace, path)
  if (text === null) throw new DomainError('not-found', 'page_not_found')
  const [problems, others] = await Promise.all([
    problemsOf(db, workspace, place, person.language).catch(nullIfTooMany),
    presence.seen(db, { courseId: place.courseId, personId: person.id, path, now, within: PRESENT_MS }),
  ])
  const company = { others, release: workspace.release?.number ?? 0 }
  const revision = revisionOf(workspace, path)
  return { workspace, text, revision, problems: problems ?? [], isUnchecked: problems === null, company }
}

/**
 * Notes that somebody is still at a text, and says who else is, and whether it was published since.
 * @throws DomainError `not-found`, `not-allowed`
 */
export async function stayAtText(
  db: Db,
  person: Person,
  { courseId, moduleId, language }: TextPlace,
  now: number,
): Promise<Company> {
  await mustWrite(db, person, courseId)
  const path = textPath(moduleId, language)
  const [others, release] = await Promise.all([
    presence.seen(db, { courseId, personId: person.id, path, now, within: PRESENT_MS }),
    sources.latest(db, courseId),
  ])
  return { others, release: release?.number ?? 0 }
}

/** A text that is saved is saved, whether or not it can be checked at once. */
function nullIfTooMany(error: unknown): null {
  if (error instanceof DomainError && error.problem === 'too-many') return null
  throw error
}

/** A text as it is sent: whole, or what has changed of the one it goes on from. */
export interface SentText {
  written: string | TextEdit
  revision: number
  /** The sum of the text that it goes on from; null where it is not told. */
  base: number | null
}

/**
 * Saves a text over the one that was edited.
 * @throws DomainError `conflict` studio_saved_elsewhere if there is another now, by another window or published since;
 *   and those of saveFiles
 */
export async function saveText(
  db: Db,
  person: Person,
  place: TextPlace & SentText,
  now: number,
): Promise<OpenText> {
  const path = textPath(place.moduleId, place.language)
  const workspace = await openWorkspace(db, person, place.courseId)
  const there = textOf(workspace, path)
  if (there === null) throw new DomainError('not-found', 'page_not_found')
  const text = textAfter(there, place)
  // Sent twice, or saved as it is: there is nothing to write, and nothing to be in conflict with.
  if (there !== text)
    await saveFiles(db, workspace, [{ path, bytes: Buffer.from(text), revision: place.revision }], now)
  return openText(db, person, place, now)
}

function textAfter(there: string, { written, base }: SentText): string {
  const isWhole = typeof written === 'string'
  const text = isWhole ? written.replace(/\r\n?/g, '\n') : applyEdit(there, written)
  if (isWhole && text === there) return there
  if (text === null || (base === null ? !isWhole : sumOf(there) !== base))
    throw new DomainError('conflict', 'studio_saved_elsewhere')
  return text
}

async function problemsOf(
  db: Db,
  workspace: Workspace,
  { courseId, moduleId, language }: TextPlace,
  reader: Language,
): Promise<TextProblem[]> {
  const { problems } = await buildDraft(db, workspace, moduleId, [language])
  const file = `${courseId}/${textPath(moduleId, language)}`
  const text = textOf(workspace, textPath(moduleId, language)) ?? ''
  const sourceLanguage = workspace.course?.yaml?.value.source ?? language
  const source = sourceLanguage === language ? null : textOf(workspace, textPath(moduleId, sourceLanguage))
  return problems.map((problem) => textProblem(problem, { file, text, source, reader }))
}

function textProblem(
  problem: Problem,
  { file, text, source, reader }: { file: string; text: string; source: string | null; reader: Language },
): TextProblem {
  const [wrong, instead] = wordsOf(problem, reader)
  return {
    code: problem.code,
    severity: problem.severity,
    line: problem.line,
    column: problem.column,
    wrong,
    instead,
    /** Of another text: a translation can't be better than its source. */
    elsewhere: problem.file === file ? null : problem.file,
    fixes: problem.file === file ? fixesFor(text, problem, source) : [],
  }
}

/** A fix as a page names it: of the problem of this code at this place, the so-manyth of its fixes. */
export interface ChosenFix {
  code: string
  line: number
  column: number
  number: number
}

/**
 * Mends a text by a fix that its page offered, where no scripts run.
 * @throws DomainError `conflict` studio_fix_gone if the text has no such problem any more, and those of saveFiles
 */
export async function mendText(
  db: Db,
  person: Person,
  place: TextPlace & { chosen: ChosenFix; revision: number },
  now: number,
): Promise<void> {
  const workspace = await openWorkspace(db, person, place.courseId)
  const path = textPath(place.moduleId, place.language)
  const text = textOf(workspace, path)
  if (text === null) throw new DomainError('not-found', 'page_not_found')
  const { code, line, column, number } = place.chosen
  const problems = await problemsOf(db, workspace, place, person.language)
  const found = problems.find((one) => one.code === code && one.line === line && one.column === column)
  const fix = found?.fixes[number]
  if (!fix) throw new DomainError('conflict', 'studio_fix_gone')
  await saveFiles(
    db,
    workspace,
    [{ path, bytes: Buffer.from(applyFix(text, fix)), revision: place.revision }],
    now,
  )
}
