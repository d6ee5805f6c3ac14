import { type ImportNote, importNote } from '#app/domain/studio/import-report.ts'
import { limits } from '../../limits.ts'
import { contentHash, type Picture, readPicture } from '../../pictures.server.ts'
import type { UsablePicture } from './converting.ts'
import { kebab } from './exercise-id.ts'
import type { EmbeddedFile, ImportedQuestion, Rich } from './imported-question.ts'
import { importLimits } from './limits.ts'

/** Makes a picture small enough, or of a type that pages show; null if that can't be done. */
export type FitPicture = (bytes: Buffer) => Promise<{ bytes: Buffer; extension: string } | null>

/** A picture of a question, ready to be put into the module's folder. */
export interface NewPicture {
  name: string
  bytes: Buffer
  facts: Picture
}

export interface EmbeddedPictures {
  of(file: EmbeddedFile): UsablePicture | ImportNote
  /** What changed while a picture was made to fit, to be said by the question that shows it. */
  notesOf(file: EmbeddedFile): ImportNote[]
  named(name: string): NewPicture | undefined
}

const shown = ['svg', 'png', 'jpg', 'jpeg', 'webp', 'avif']
/** What a browser shows, too, but a page of ours only after it was made another type. */
const converted = ['gif', 'bmp', 'tif', 'tiff']

/**
 * Looks over the pictures that came with questions: their real type, their size, and that a drawing is only one. Each
 * gets a name of its own among `takenNames` (name to hash of its content); the same picture twice is one file.
 */
export async function lookOver(
  questions: ImportedQuestion[],
  takenNames: ReadonlyMap<string, string>,
  fit: FitPicture | null,
): Promise<EmbeddedPictures> {
  const names = new Map(takenNames)
  const made = new Map<EmbeddedFile, NewPicture | ImportNote>()
  const notes = new Map<EmbeddedFile, ImportNote[]>()
  const byName = new Map<string, NewPicture>()
  for (const question of questions) {
    for (const [at, file] of filesOf(question).entries()) {
      const look =
        at < importLimits.pictures ? await prepare(file, fit) : refused(file, 'there are too many of them')
      if ('code' in look) {
        made.set(file, look)
        continue
      }
      const hash = contentHash(look.bytes)
      const name = freeName(file.name, look.extension, hash, names)
      const facts = readPicture(name, look.bytes)
      if (facts.broken !== null) {
        made.set(file, refused(file, facts.broken))
        continue
      }
      names.set(name, hash)
      const picture = { name, bytes: look.bytes, facts }
      made.set(file, picture)
      byName.set(name, picture)
      notes.set(file, look.notes)
    }
  }
  return {
    of: (file) => made.get(file) ?? importNote('picture-missing', { name: file.name }),
    notesOf: (file) => notes.get(file) ?? [],
    named: (name) => byName.get(name),
  }
}

const refused = ({ name }: EmbeddedFile, reason: string) => importNote('picture-refused', { name, reason })

const kilobytes = (bytes: number) => Math.ceil(bytes / 1024)

async function prepare(
  file: EmbeddedFile,
  fit: FitPicture | null,
): Promise<{ bytes: Buffer; extension: string; notes: ImportNote[] } | ImportNote> {
  const extension = file.name.toLowerCase().split('.').at(-1) ?? ''
  if (![...shown, ...converted].includes(extension)) return refused(file, 'it is no picture')
  if (file.bytes.length === 0) return refused(file, 'it is empty')
  if (file.bytes.length > limits.pictureBytesRead)
    return importNote('picture-too-big', { name: file.name, kilobytes: kilobytes(file.bytes.length) })
  const isTooBig = file.bytes.length > limits.pictureBytes
  if (!isTooBig && shown.includes(extension)) return { bytes: file.bytes, extension, notes: [] }
  // A drawing has no pixels to be fewer.
  const fitted = extension === 'svg' ? null : await fit?.(file.bytes)
  if (!fitted || fitted.bytes.length > limits.pictureBytes) {
    return isTooBig
      ? importNote('picture-too-big', { name: file.name, kilobytes: kilobytes(file.bytes.length) })
      : refused(file, `it can’t be shown as ${extension.toUpperCase()}`)
  }
  const note = importNote('picture-shrunk', { name: file.name, kilobytes: kilobytes(fitted.bytes.length) })
  return { ...fitted, notes: [note] }
}

function freeName(
  given: string,
  extension: string,
  hash: string,
  names: ReadonlyMap<string, string>,
): string {
  const base =
    kebab(
      given
        .split('/')
        .at(-1)
        ?.replace(/\.[^.]*$/, '') ?? '',
    ) || 'picture'
  for (let count = 1; ; count++) {
    const name = `${base}${count === 1 ? '' : `-${count}`}.${extension === 'jpeg' ? 'jpg' : extension}`
    if (!names.has(name) || names.get(name) === hash) return name
  }
}

/** Every file of a question, wherever a text of it stands, that some text calls. */
export function filesOf(question: ImportedQuestion): EmbeddedFile[] {
  const found = new Set<EmbeddedFile>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (value !== null && typeof value === 'object' && !Buffer.isBuffer(value)) {
      if (isRich(value)) for (const file of value.files) found.add(file)
      else Object.values(value).forEach(look)
    }
  }
  look(question)
  return [...found]
}

const isRich = (value: object): value is Rich => 'format' in value && 'files' in value
