import { textPath } from '#app/content/course-files.server.ts'
import { kebab } from '#app/content/files/file-names.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import { publishedIn } from '../course-file/arrange-modules.server.ts'
import { type FileChange, saveFiles } from '../save-files.server.ts'
import { openWorkspace, revisionOf, textOf, type Workspace } from '../workspace.server.ts'
import type { TextPlace } from '../write-text.server.ts'
import {
  afterDeed,
  areErrors,
  type FrontDeed,
  type FrontError,
  type FrontForm,
  type FrontKind,
  frontErrors,
} from './front-form.ts'
import { followFront, readFront, usedObjectives, writeFront } from './front-text.ts'

/**
 * A module's front matter as this person has it, as a form; without one while it can't be read.
 * @throws DomainError `not-found`, `not-allowed`
 */
export async function openFront(db: Db, person: Person, place: TextPlace) {
  const workspace = await openWorkspace(db, person, place.courseId)
  const { path, text, kind, source } = found(workspace, place)
  const facts = workspace.course?.yaml?.value
  const isNamed = facts ? facts.modules.includes(place.moduleId) || facts.test === place.moduleId : false
  return {
    workspace,
    front: readFront(text),
    /** In the source language: what a translation says in its own words. */
    sourceFront: kind.isSource ? null : readFront(source),
    kind,
    used: [...usedObjectives(source)],
    revision: revisionOf(workspace, path),
    languages: workspace.course?.modules
      .find(({ id }) => id === place.moduleId)
      ?.texts.map(({ language }) => language),
    isNamed,
    isOnly: facts?.modules.length === 1 && facts.modules[0] === place.moduleId,
    published: await publishedIn(db, workspace, place.moduleId),
  }
}

interface Found {
  path: string
  text: string
  kind: FrontKind
  /** The text in the source language. */
  source: string
}

function found(workspace: Workspace, { moduleId, language }: TextPlace): Found {
  const path = textPath(moduleId, language)
  const text = textOf(workspace, path)
  if (text === null) throw new DomainError('not-found', 'page_not_found')
  const facts = workspace.course?.yaml?.value
  const isSource = (facts?.source ?? language) === language
  const source = isSource ? text : (textOf(workspace, textPath(moduleId, facts?.source ?? language)) ?? '')
  return { path, text, source, kind: { isSource, isTest: readFront(source)?.isTest ?? false } }
}

/**
 * Saves a form of front matter, over the revision that was edited, and does what its button says. What a translation
 * repeats of its source follows. Gives what is wrong with it, and then nothing is saved.
 * @throws DomainError `conflict` studio_saved_elsewhere, studio_front_broken; `not-found`, `not-allowed`
 */
export async function saveFront(
  db: Db,
  person: Person,
  place: TextPlace,
  { form, deed, revision, now }: { form: FrontForm; deed: FrontDeed; revision: number; now: number },
): Promise<FrontError[]> {
  const workspace = await openWorkspace(db, person, place.courseId)
  const { path, text, kind } = found(workspace, place)
  const written = readFront(text)
  if (!written) throw new DomainError('conflict', 'studio_front_broken')
  if (revisionOf(workspace, path) !== revision) throw new DomainError('conflict', 'studio_saved_elsewhere')
  const errors = frontErrors(form, kind)
  if (errors.length > 0) return errors
  // Its ids a form only repeats: what they are, and in which order, the text itself says.
  const said = written.objectives.map(({ id, words }) => ({
    id,
    words: form.objectives.find((known) => known.id === id)?.words ?? words,
  }))
  const objectives = kind.isSource ? afterDeed(said, named(deed), usedObjectives(text)) : said
  if (areErrors(objectives)) return objectives
  const full = { ...form, objectives }
  const next = writeFront(text, full, kind)
  if (next === null) throw new DomainError('conflict', 'studio_front_broken')
  const changes: FileChange[] = next === text ? [] : [{ path, bytes: Buffer.from(next), revision }]
  if (kind.isSource) changes.push(...followers(workspace, place, full, kind))
  if (changes.length > 0) await saveFiles(db, workspace, changes, now)
  return []
}

/** A new objective without an id gets one made of its words. */
const named = (deed: FrontDeed): FrontDeed =>
  deed.deed === 'add' && deed.objective.id === ''
    ? { deed: 'add', objective: { ...deed.objective, id: kebab(deed.objective.words) } }
    : deed

function followers(
  { course, files }: Workspace,
  { moduleId, language }: TextPlace,
  form: FrontForm,
  kind: FrontKind,
): FileChange[] {
  const texts = course?.modules.find(({ id }) => id === moduleId)?.texts ?? []
  return texts.flatMap((text) => {
    if (text.language === language) return []
    const path = textPath(moduleId, text.language)
    const before = files.get(path)?.toString('utf8') ?? ''
    const next = followFront(before, form, kind)
    return next === null || next === before ? [] : [{ path, bytes: Buffer.from(next) }]
  })
}
