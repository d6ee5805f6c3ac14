import { type ImportNote, importNote, type PictureFault } from '#app/domain/studio/import-report.ts'
import { freeFileName } from '../../files/file-names.ts'
import { preparePicture } from '../../files/prepare-picture.server.ts'
import { contentHash, type Picture, readPicture } from '../../pictures.server.ts'
import type { UsablePicture } from './converting.ts'
import type { EmbeddedFile, ImportedQuestion, Rich } from './imported-question.ts'
import { importLimits } from './limits.ts'

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

/**
 * Looks over the pictures that came with questions, as all pictures are that somebody brings: their real type, their size,
 * and that a drawing only draws. Each gets a name of its own among `takenNames` (name to hash of its content); the same
 * picture twice is one file. What is not reached by `end` (of performance.now) is refused.
 */
export async function lookOver(
  questions: ImportedQuestion[],
  takenNames: ReadonlyMap<string, string>,
  end: number,
): Promise<EmbeddedPictures> {
  const names = new Map(takenNames)
  const made = new Map<EmbeddedFile, NewPicture | ImportNote>()
  const notes = new Map<EmbeddedFile, ImportNote[]>()
  const byName = new Map<string, NewPicture>()
  for (const question of questions) {
    for (const [at, file] of filesOf(question).entries()) {
      if (at >= importLimits.pictures) made.set(file, refused(file, 'too-many'))
      else if (performance.now() > end) made.set(file, refused(file, 'too-slow'))
      else {
        const prepared = await prepare(file, names)
        made.set(file, 'code' in prepared ? prepared : prepared.picture)
        if ('code' in prepared) continue
        const { picture } = prepared
        names.set(picture.name, picture.facts.hash)
        byName.set(picture.name, picture)
        notes.set(file, prepared.notes)
      }
    }
  }
  return {
    of: (file) => made.get(file) ?? importNote('picture-missing', { name: file.name }),
    notesOf: (file) => notes.get(file) ?? [],
    named: (name) => byName.get(name),
  }
}

const refused = ({ name }: EmbeddedFile, fault: PictureFault) =>
  importNote('picture-refused', { name, fault })

async function prepare(
  file: EmbeddedFile,
  names: ReadonlyMap<string, string>,
): Promise<{ picture: NewPicture; notes: ImportNote[] } | ImportNote> {
  const result = await preparePicture(file.name, file.bytes)
  if (!result.ok) return refused(file, result.refused)
  const { bytes, changes } = result
  const hash = contentHash(bytes)
  const same = [...names].find(([, known]) => known === hash)?.[0]
  const extension = result.name.split('.').at(-1) ?? ''
  const name = same ?? freeFileName(file.name, extension, new Set(names.keys()))
  const notes: ImportNote[] = []
  const isLossy = changes.some(
    ({ code }) => code === 'resized' || code === 'compressed' || code === 'first-frame',
  )
  if (isLossy)
    notes.push(importNote('picture-shrunk', { name: file.name, kilobytes: Math.ceil(bytes.length / 1024) }))
  for (const change of changes)
    if (change.code === 'parts-dropped')
      notes.push(
        importNote('picture-cleaned', {
          name: file.name,
          parts: change.parts.map(({ what }) => what).join(', '),
        }),
      )
  return { picture: { name, bytes, facts: readPicture(name, bytes) }, notes }
}

/** Every file of a question, wherever a text of it stands. */
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
