import { textPath } from '#app/content/course-files.server.ts'
import {
  type ImportedLine,
  importQuestions,
  sourceOf,
} from '#app/content/exchange/import/import-questions.server.ts'
import { importLimits } from '#app/content/exchange/import/limits.ts'
import { type ReadFile, readQuestions, textOfFile } from '#app/content/exchange/import/read-questions.ts'
import { limits } from '#app/content/limits.ts'
import { contentHash } from '#app/content/pictures.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Language } from '#app/messages/languages.ts'
import * as courses from '#db/courses.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { carried } from './carried-questions.server.ts'
import { courseHead } from './course-head.ts'
import type { ImportFormat, ImportRefused } from './import-report.ts'
import type { ImportReview } from './import-review.ts'
import { saveFiles } from './save-files.server.ts'
import { factsOf, openWorkspace, revisionOf, textOf, type Workspace } from './workspace.server.ts'

interface Place {
  courseId: string
  moduleId: string
}

/** A file as sent, or a text as pasted or carried. Without a format it is guessed. */
export interface GivenQuestions {
  given: { bytes: Uint8Array } | { text: string }
  format: ImportFormat | null
}

/** The module that questions are to be put into, for its authors. @throws DomainError `not-found`, `not-allowed`, `invalid` for a test */
export async function openImport(db: Db, person: Person, { courseId, moduleId }: Place) {
  const workspace = await openWorkspace(db, person, courseId)
  const { source, test } = factsOf(workspace)
  const path = textPath(moduleId, source)
  const text = textOf(workspace, path)
  if (text === null) throw new DomainError('not-found', 'page_not_found')
  // Items of a test stand in its forms, in pairs: what is put behind them would be in neither.
  return {
    workspace,
    source,
    path,
    text,
    isTest: test === moduleId,
    head: courseHead(workspace, person.language),
  }
}

/**
 * Reads a file and says what would become of each of its questions. Nothing is stored.
 * @throws DomainError `not-found`, `not-allowed`; `invalid` studio_import_test
 */
export async function reviewImport(
  db: Db,
  person: Person,
  asked: Place & GivenQuestions,
): Promise<ImportReview | ImportRefused> {
  const open = await openModule(db, person, asked)
  const file = readGiven(asked)
  if ('refused' in file) return file
  return reviewOf(open, file, await linesFor(db, open, asked.moduleId, file, person.language))
}

export type Taken =
  | { outcome: 'taken'; language: string; line: number; count: number }
  | { outcome: 'refused'; why: ImportRefused }
  /** The module was changed after its author saw the review, or the file is another one: here is a new review. */
  | { outcome: 'changed'; review: ImportReview }
  | { outcome: 'nothing'; review: ImportReview }

/**
 * Puts the questions of a reviewed file behind the module's text, in the person's draft, and their pictures into its
 * folder; `without` are the numbers of those left out. `seen` is the review's own mark: what has changed since is reviewed anew.
 * @throws DomainError those of `reviewImport` and of `saveFiles`
 */
export async function takeImport(
  db: Db,
  person: Person,
  asked: Place & GivenQuestions & { without: ReadonlySet<number>; seen: string },
  now: number,
): Promise<Taken> {
  const open = await openModule(db, person, asked)
  const file = readGiven(asked)
  if ('refused' in file) return { outcome: 'refused', why: file }
  const lines = await linesFor(db, open, asked.moduleId, file, person.language)
  const review = reviewOf(open, file, lines)
  if (review.seen !== asked.seen) return { outcome: 'changed', review }
  const chosen = lines.filter(({ number, source }) => source !== null && !asked.without.has(number))
  if (chosen.length === 0) return { outcome: 'nothing', review }
  const before = open.text.trimEnd()
  const pictures = new Map(chosen.flatMap((line) => line.pictures.map((picture) => [picture.name, picture])))
  await saveFiles(
    db,
    open.workspace,
    [
      {
        path: open.path,
        bytes: Buffer.from(`${before}\n\n${sourceOf(chosen)}\n`),
        revision: revisionOf(open.workspace, open.path),
      },
      ...[...pictures.values()].map(({ name, bytes }) => ({ path: `${asked.moduleId}/${name}`, bytes })),
    ],
    now,
  )
  return {
    outcome: 'taken',
    language: open.source,
    line: before.split('\n').length + 2,
    count: chosen.length,
  }
}

type OpenImport = Awaited<ReturnType<typeof openImport>>

async function openModule(db: Db, person: Person, place: Place): Promise<OpenImport> {
  const open = await openImport(db, person, place)
  if (open.isTest) throw new DomainError('invalid', 'studio_import_test')
  return open
}

/** A file with its text, which a form may have to carry. */
type GivenFile = ReadFile & { text: string }

function readGiven({ given, format }: GivenQuestions): GivenFile | ImportRefused {
  const most = importLimits.bytes / 1024 / 1024
  if ('bytes' in given && given.bytes.length > importLimits.bytes)
    return { refused: 'too-large', values: { most } }
  const read = 'bytes' in given ? textOfFile(given.bytes) : { text: given.text, notes: [] }
  if (!read) return { refused: 'not-text', values: {} }
  const file = readQuestions(read.text, format)
  return 'refused' in file ? file : { ...file, text: read.text, notes: [...read.notes, ...file.notes] }
}

async function linesFor(
  db: Db,
  { workspace, source }: OpenImport,
  moduleId: string,
  { questions }: ReadFile,
  reader: Language,
): Promise<ImportedLine[]> {
  return importQuestions(questions, {
    language: source,
    reader,
    takenIds: await takenIds(db, workspace),
    takenNames: picturesIn(workspace, moduleId),
  })
}

/** Ids that stand in any text of the course, and those that were ever published: they carry learners' answers. */
async function takenIds(db: Db, workspace: Workspace): Promise<Set<string>> {
  const ever = await courses.exercisesEver(db, workspace.courseId)
  const written = [...workspace.files]
    .filter(([path]) => path.endsWith('.mdx'))
    .flatMap(([, bytes]) => [...bytes.toString('utf8').matchAll(/\bid\s*=\s*["']([a-z0-9-]+)["']/g)])
  return new Set([
    ...ever.map(({ id }) => id),
    ...written.map(([, id]) => id ?? ''),
    ...Object.keys(factsOf(workspace).retired),
  ])
}

/** Pictures of a module's folder, by name, with the hash of what they show. */
const picturesIn = ({ files }: Workspace, moduleId: string): Map<string, string> =>
  new Map(
    [...files]
      .filter(([path]) => path.startsWith(`${moduleId}/`) && !path.endsWith('.mdx'))
      .map(([path, bytes]) => [path.slice(moduleId.length + 1), contentHash(bytes)]),
  )

function reviewOf({ text }: OpenImport, file: GivenFile, lines: ImportedLine[]): ImportReview {
  const bytes = Buffer.byteLength(text)
  return {
    format: file.format,
    notes: file.notes,
    lines: lines.map(({ pictures, id: _id, category, ...line }) => ({
      ...line,
      category: category.join(' – '),
      pictures: pictures.map(({ name }) => name),
    })),
    bytes: bytes + Buffer.byteLength(sourceOf(lines)),
    mostBytes: limits.sourceBytes,
    seen: contentHash(
      Buffer.from(`${contentHash(Buffer.from(text))}${contentHash(Buffer.from(file.text))}${file.format}`),
    ),
    carried: carried(file.text),
  }
}
