import { checkDataSetFiles } from '#app/content/files/csv/check-data-set.ts'
import { dataSetFiles, emptyCodebook } from '#app/content/files/csv/codebook.ts'
import { readCsvDataSet } from '#app/content/files/csv/read-csv.server.ts'
import { contentHash } from '#app/content/pictures.server.ts'
import type { Problem } from '#app/content/problems.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as dataSets from '#db/data-sets.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as drafts from '#db/source-drafts.server.ts'
import type { ColumnChoice, DataRefusal, ReadData } from '../data-columns.ts'
import type { Brought } from '../files/change-pictures.server.ts'
import { DATA_DRAFT } from '../list-studio.server.ts'
import { type DataReview, dataReview, fitCodebook } from './review.ts'

/** A data set in the making, read anew from the file as it came with what was chosen since. */
export interface OpenDataSet {
  id: string
  revision: number
  read: ReadData
  review: DataReview
  /** What the check of a folder of data would still say. */
  problems: Problem[]
  /** `data.yaml` and the table. */
  files: Map<string, Buffer>
}

/** Tables that a person may have in the making: each takes its size in the store. */
const MOST_DRAFTS = 10

const FILE = 'given.csv'
const REVIEW = 'review.json'

const draftId = (id: string) => `${DATA_DRAFT}${id}`

/** The data sets that a person has in the making. @throws DomainError `not-allowed` */
export async function listDataDrafts(db: Db, person: Person): Promise<{ id: string; savedAt: number }[]> {
  mustBeAllowed(person, 'course.begin', null)
  return (await drafts.coursesOf(db, person.id)).flatMap(({ courseId, savedAt }) =>
    courseId.startsWith(DATA_DRAFT) ? [{ id: courseId.slice(DATA_DRAFT.length), savedAt }] : [],
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
  const read = await readCsvDataSet(file.name, file.bytes)
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
  await save(db, person, id, now, [
    [FILE, read.text, 0],
    [REVIEW, JSON.stringify(review), 0],
  ])
  return { id }
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`
  return id
}

/**
 * A data set in the making, of this person.
 * @throws DomainError `not-allowed`, `not-found`
 */
export async function openDataSet(db: Db, person: Person, id: string): Promise<OpenDataSet> {
  mustBeAllowed(person, 'course.begin', null)
  const rows = await drafts.list(db, draftId(id), person.id)
  const [text, kept] = [FILE, REVIEW].map((path) => rows.find((row) => row.path === path))
  const review = kept?.text ? dataReview.safeParse(JSON.parse(kept.text)) : null
  if (!text?.text || !review?.success) throw new DomainError('not-found', 'page_not_found')
  return { ...(await opened(id, text.text, review.data)), revision: kept?.revision ?? 0 }
}

async function opened(id: string, text: string, review: DataReview): Promise<Omit<OpenDataSet, 'revision'>> {
  const found = await readCsvDataSet(review.givenName, Buffer.from(text), review.choices)
  // It could be read when it came; only a stricter version of ours could refuse it now.
  if (!found.ok) throw new DomainError('conflict', 'studio_data_unreadable')
  const { csv, text: _, ok: __, ...read } = found
  const codebook = fitCodebook(review.codebook, read.columns, review.codebook.languages)
  const files = dataSetFiles(codebook, read.columns, csv)
  const { encoding, isEncodingGuessed } = review
  return {
    id,
    read: { ...read, encoding, isEncodingGuessed },
    review: { ...review, codebook },
    problems: checkDataSetFiles(id, files),
    files,
  }
}

/** What a person says of the data set as a whole, or of one of its columns. */
export type DataAnswer =
  | ({ of: 'set' } & Pick<
      DataReview['codebook'],
      'languages' | 'title' | 'summary' | 'isInvented' | 'licence' | 'attribution'
    >)
  | {
      of: 'column'
      index: number
      choice: ColumnChoice
      variable: DataReview['codebook']['variables'][string]
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
  const { review, read } = await openDataSet(db, person, id)
  const next = structuredClone(review)
  if (answer.of === 'set') {
    const { of: _, ...said } = answer
    next.codebook = fitCodebook({ ...next.codebook, ...said }, read.columns, said.languages)
  } else {
    const column = read.columns[answer.index]
    if (!column) throw new DomainError('not-found', 'page_not_found')
    next.choices[answer.index] = answer.choice
    // The names follow from what was chosen: what was said of a column goes with it to its new name.
    const all = Object.values(next.codebook.variables)
    all[answer.index] = answer.variable
    const rows = await drafts.list(db, draftId(id), person.id)
    const text = rows.find(({ path }) => path === FILE)?.text ?? ''
    const named = await readCsvDataSet(review.givenName, Buffer.from(text), next.choices)
    if (!named.ok) throw new DomainError('conflict', 'studio_data_unreadable')
    next.codebook.variables = Object.fromEntries(
      named.columns.flatMap(({ name }, at) => (all[at] ? [[name, all[at]]] : [])),
    )
  }
  await save(db, person, id, now, [[REVIEW, JSON.stringify(next), revision]])
}

async function save(
  db: Db,
  person: Person,
  id: string,
  now: number,
  texts: [path: string, text: string, after: number][],
): Promise<void> {
  const rows = texts.map(([path, text, after]) => ({
    path,
    baseHash: null,
    hash: contentHash(Buffer.from(text)),
    text,
    after,
  }))
  try {
    await drafts.save(db, { courseId: draftId(id), personId: person.id, at: now }, rows, [])
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
