import { textPath } from '#app/content/course-files.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import { findExercises } from '../source/find-exercises.ts'
import { insertAtEnd, insertBlock, placesIn } from '../source/insert-block.ts'
import {
  exerciseTemplate,
  fitsTest,
  freshId,
  needsData,
  type TemplateKind,
} from '../templates/exercise-template.ts'
import type { Snippet } from '../templates/snippets.ts'
import { openWorkspace, revisionOf, textOf, type Workspace } from '../workspace.server.ts'
import { saveText, type TextPlace } from '../write-text.server.ts'
import { surroundingsOfText, type TextSurroundings } from './surroundings.server.ts'

/** A text to which something can be added. */
export interface TextAtHand {
  workspace: Workspace
  text: string
  revision: number
  isSource: boolean
  surroundings: TextSurroundings
}

/** @throws DomainError `not-found`, `not-allowed` */
export async function textAtHand(db: Db, person: Person, place: TextPlace): Promise<TextAtHand> {
  const workspace = await openWorkspace(db, person, place.courseId)
  const path = textPath(place.moduleId, place.language)
  const text = textOf(workspace, path)
  if (text === null) throw new DomainError('not-found', 'page_not_found')
  return {
    workspace,
    text: text.replace(/\r\n?/g, '\n'),
    revision: revisionOf(workspace, path),
    isSource: workspace.course?.yaml?.value.source === place.language,
    surroundings: await surroundingsOfText(db, workspace, place),
  }
}

interface Adding extends TextPlace {
  /** The first line of what it goes behind; null: to the end. */
  afterLine: number | null
  /** Of the text that was shown. */
  revision: number
}

/**
 * Puts a working example of a kind into a text, under an id that nothing else has. Answers the id.
 * @throws DomainError `conflict` studio_saved_elsewhere, `invalid` studio_kind_unfit, and those of saveText
 */
export async function addExercise(
  db: Db,
  person: Person,
  { kind, afterLine, revision, ...place }: Adding & { kind: TemplateKind },
  now: number,
): Promise<string> {
  const { text, isSource, surroundings, ...at } = await textAtHand(db, person, place)
  const { isTest, sample, objective, language } = surroundings
  // An exercise begins in the source; a translation then has it to translate.
  if (!isSource || (isTest && !fitsTest(kind)) || (needsData(kind) && !sample))
    throw new DomainError('invalid', 'studio_kind_unfit')
  if (at.revision !== revision) throw new DomainError('conflict', 'studio_saved_elsewhere')
  const taken = new Set([...surroundings.taken, ...findExercises(text).map(({ id }) => id ?? '')])
  const id = freshId(kind, taken)
  const source = exerciseTemplate(kind, { id, objective, language, sample, isTest })
  const end = isTest ? (placesIn(text, true).find((known) => known.kind === 'form')?.line ?? null) : null
  const next = insertBlock(text, afterLine ?? end, source)
  await saveText(db, person, { ...place, written: next, revision, base: null }, now)
  return id
}

/**
 * Puts something else into a text, on lines of its own.
 * @throws DomainError `conflict` studio_saved_elsewhere, and those of saveText
 */
export async function addSnippet(
  db: Db,
  person: Person,
  { snippet, afterLine, revision, ...place }: Adding & { snippet: Snippet },
  now: number,
): Promise<void> {
  const workspace = await openWorkspace(db, person, place.courseId)
  const path = textPath(place.moduleId, place.language)
  if (revisionOf(workspace, path) !== revision) throw new DomainError('conflict', 'studio_saved_elsewhere')
  const text = (textOf(workspace, path) ?? '').replace(/\r\n?/g, '\n')
  const withBlock = insertBlock(text, afterLine, snippet.text)
  const next = snippet.atEnd === null ? withBlock : insertAtEnd(withBlock, snippet.atEnd)
  await saveText(db, person, { ...place, written: next, revision, base: null }, now)
}
