import { emptyCodebook } from '#app/content/files/csv/codebook.ts'
import { contentHash } from '#app/content/pictures.server.ts'
import { DATA } from '#app/content/studio-data.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as dataSets from '#db/data-sets.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as drafts from '#db/source-drafts.server.ts'
import * as sources from '#db/sources.server.ts'
import type { DataRefusal, ReadData } from '../data-columns.ts'
import type { Brought } from '../files/change-pictures.server.ts'
import { type ToldProblem, toldIn } from '../told-problem.ts'
import type { DataAnswer } from './data-answer.ts'
import { readTable, type SeenTable, seeTable } from './read-table.server.ts'
import { type DataReview, dataReview, fitCodebook } from './review.ts'

/** A data set in the making, read anew from the file as it came with what was chosen since. */
export interface OpenDataSet {
  id: string
  revision: number
  read: ReadData
  /** The first rows as they will be published. */
  sample: string[][]
  review: DataReview
  /** What the code book leaves open, in the language of its author. */
  problems: ToldProblem[]
}

/** Tables that a person may have in the making: each takes its size in the store. */
const MOST_DRAFTS = 10

/** The file as it came, and what was said about it since. */
export const FILE = 'given.csv'
export const REVIEW = 'review.json'

export const draftId = (id: string) => `${DATA}${id}`

/** The data sets that a person has in the making. @throws DomainError `not-allowed` */
export async function listDataDrafts(db: Db, person: Person): Promise<{ id: string; savedAt: number }[]> {
  mustBeAllowed(person, 'course.begin', null)
  return (await drafts.coursesOf(db, person.id)).flatMap(({ courseId, savedAt }) =>
    courseId.startsWith(DATA) ? [{ id: courseId.slice(DATA.length), savedAt }] : [],
  )
}

/**
 * Takes in a file of data, for its author alone. It is kept as text; what is made of it is made when it is looked at.
 * @throws DomainError `not-allowed`, `invalid` studio_data_many
 */
export async function beginDataSet(
  db: Db,
  person: Person,
  { file, languages, now }: { file: Brought; languages: string[]; now: number },
): Promise<{ id: string } | { refusal: DataRefusal }> {
  const own = await listDataDrafts(db, person)
  if (own.length >= MOST_DRAFTS) throw new DomainError('invalid', 'studio_data_many', { most: MOST_DRAFTS })
  const read = await readTable(file.name, file.bytes)
  if (!read.ok) {
    const { ok: _, ...refusal } = read
    return { refusal }
  }
  const taken = new Set([
    // The address of the page that takes files in.
    'new',
    ...own.map(({ id }) => id),
    ...(await dataSets.current(db)).map(({ id }) => id),
  ])
  const codebook = emptyCodebook(file.name, read.columns, languages)
  const id = freeId(codebook.id, taken)
  const review: DataReview = {
    givenName: file.name.slice(0, 120),
    encoding: read.encoding,
    isEncodingGuessed: read.isEncodingGuessed,
    choices: read.columns.map(() => ({})),
    codebook: { ...codebook, id },
  }
  await save(db, person, id, { now, file: read.text, review, after: 0 })
  return { id }
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`
  return id
}

interface Kept {
  text: string
  review: DataReview
  revision: number
}

/** What is kept of a data set in the making. @throws DomainError `not-allowed`, `not-found` */
export async function keptDraft(db: Db, person: Person, id: string): Promise<Kept> {
  mustBeAllowed(person, 'course.begin', null)
  const rows = await drafts.list(db, draftId(id), person.id)
  const [file, kept] = [FILE, REVIEW].map((path) => rows.find((row) => row.path === path))
  const review = kept?.text ? dataReview.safeParse(JSON.parse(kept.text)) : null
  const files = file?.hash ? await sources.filesOf(db, { [FILE]: file.hash }) : null
  const text = files?.get(FILE)?.toString()
  if (text === undefined || !review?.success) throw new DomainError('not-found', 'page_not_found')
  return { text, review: review.data, revision: kept?.revision ?? 0 }
}

/**
 * A data set in the making, of this person.
 * @throws DomainError `not-allowed`, `not-found`
 */
export async function openDataSet(db: Db, person: Person, id: string): Promise<OpenDataSet> {
  const { text, review, revision } = await keptDraft(db, person, id)
  const seen = await mustSee(text, review)
  return { id, revision, ...seen, problems: seen.problems.map(toldIn(person.language)) }
}

async function mustSee(text: string, review: DataReview): Promise<SeenTable> {
  const seen = await seeTable(text, review)
  // It could be read when it came; only a stricter version of ours could refuse it now.
  if (!seen) throw new DomainError('conflict', 'studio_data_unreadable')
  return seen
}

/**
 * Keeps an answer to the questions of the code book.
 * @throws DomainError `not-allowed`, `not-found`, `conflict` studio_saved_elsewhere
 */
export async function answerDataSet(
  db: Db,
  person: Person,
  { id, answer, revision, now }: { id: string; answer: DataAnswer; revision: number; now: number },
): Promise<void> {
  const { text, review: before } = await keptDraft(db, person, id)
  const { review, read } = await mustSee(text, before)
  const next = structuredClone(review)
  if (answer.of === 'set') {
    const { of: _, ...said } = answer
    next.codebook = fitCodebook({ ...next.codebook, ...said }, read.columns, said.languages)
  } else {
    if (!read.columns[answer.index]) throw new DomainError('not-found', 'page_not_found')
    next.choices[answer.index] = answer.choice
    // The names follow from what was chosen: what was said of a column goes with it to its new name.
    const all = Object.values(next.codebook.variables)
    all[answer.index] = answer.variable
    const named = await readTable(review.givenName, Buffer.from(text), next.choices)
    if (!named.ok) throw new DomainError('conflict', 'studio_data_unreadable')
    next.codebook.variables = Object.fromEntries(
      named.columns.flatMap(({ name }, at) => (all[at] ? [[name, all[at]]] : [])),
    )
  }
  await save(db, person, id, { now, review: next, after: revision })
}

interface Saving {
  now: number
  review: DataReview
  /** Revision of the review that this one follows. */
  after: number
  /** Text of a file that came now, and the revision of the one before it. */
  file?: string
  fileAfter?: number
}

/** The file goes into the store under its hash: once, whoever brings it, and not read when drafts are listed. */
export async function save(
  db: Db,
  person: Person,
  id: string,
  { now, review, after, file, fileAfter = 0 }: Saving,
): Promise<void> {
  const written = JSON.stringify(review)
  const bytes = file === undefined ? null : Buffer.from(file)
  const rows: drafts.DraftChange[] = [
    { path: REVIEW, baseHash: null, hash: contentHash(Buffer.from(written)), text: written, after },
  ]
  if (bytes) rows.push({ path: FILE, baseHash: null, hash: contentHash(bytes), text: null, after: fileAfter })
  const kept = bytes ? [{ hash: contentHash(bytes), type: null, bytes }] : []
  try {
    await drafts.save(db, { courseId: draftId(id), personId: person.id, at: now }, rows, kept)
  } catch (error) {
    if (isConflict(error)) throw new DomainError('conflict', 'studio_saved_elsewhere')
    throw error
  }
}

/** Throws a data set in the making away. @throws DomainError `not-allowed` */
export async function dropDataSet(db: Db, person: Person, id: string): Promise<void> {
  mustBeAllowed(person, 'course.begin', null)
  const rows = await drafts.list(db, draftId(id), person.id)
  if (rows.length > 0) await drafts.discard(db, draftId(id), person.id, rows)
}
