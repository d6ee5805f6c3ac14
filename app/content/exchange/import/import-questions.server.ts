import { type ImportLine, type ImportNote, importNote } from '#app/domain/studio/import-report.ts'
import type { Language } from '#app/messages/languages.ts'
import { faultOf } from './check-question.ts'
import { type EmbeddedPictures, filesOf, lookOver, type NewPicture } from './embedded-pictures.server.ts'
import type { EmbeddedFile, ImportedQuestion } from './imported-question.ts'
import { importLimits } from './limits.ts'
import { type SourceContext, toSource } from './to-source.ts'
import { blocksAsSource } from './write-markdown.ts'

export interface ImportInto {
  /** In which the module's keys stand. */
  language: string
  /** Of the person who reads the report. */
  reader: Language
  /** Ids that the course uses or has ever used. */
  takenIds: Iterable<string>
  /** Pictures in the module's folder: name to hash of the content. */
  takenNames: ReadonlyMap<string, string>
}

/** A question with its line of the report, its source and the pictures that it shows. */
export interface ImportedLine extends ImportLine {
  id: string | null
  /** Null for a question that is refused. */
  source: string | null
  category: string[]
  pictures: NewPicture[]
}

/**
 * Makes exercises of the questions of a file: one line for each, in their order, none left out. Every source is checked as
 * the module will be; what the check would refuse is refused here. The same questions give the same ids and names.
 */
export async function importQuestions(
  questions: ImportedQuestion[],
  into: ImportInto,
): Promise<ImportedLine[]> {
  const end = performance.now() + importLimits.time
  const pictures = await lookOver(questions, into.takenNames, end)
  const takenIds = new Set(into.takenIds)
  const lines: ImportedLine[] = []
  for (const [at, question] of questions.entries()) {
    const body = performance.now() < end ? question.body : notReached
    lines.push(await importOne({ ...question, body }, at + 1, { ...into, takenIds }, pictures))
    // Whoever else asks the server for something gets a turn.
    await new Promise(setImmediate)
  }
  return lines
}

const notReached = { kind: 'refused', why: importNote('not-reached', {}) } as const

async function importOne(
  question: ImportedQuestion,
  number: number,
  { language, takenIds, reader }: Pick<SourceContext, 'language' | 'takenIds'> & Pick<ImportInto, 'reader'>,
  pictures: EmbeddedPictures,
): Promise<ImportedLine> {
  const used = new Set<EmbeddedFile>()
  const pictureOf: SourceContext['pictureOf'] = (file) => {
    used.add(file)
    return pictures.of(file)
  }
  const made = toSource(question, { language, takenIds, pictureOf })
  const common = {
    number,
    line: question.line,
    name: nameOf(question),
    category: question.category,
    kind: made.kind,
  }
  const refusal = (notes: ImportNote[]): ImportedLine => ({
    ...common,
    outcome: 'refused',
    notes,
    id: null,
    source: null,
    pictures: [],
  })
  if (!made.isTaken) return refusal(made.notes)
  const shown = [...used].flatMap((file) => {
    const picture = pictures.of(file)
    return 'code' in picture ? [] : (pictures.named(picture.name) ?? [])
  })
  const fault = await faultOf(
    made.source,
    language,
    Object.fromEntries(shown.map(({ name, facts }) => [name, facts])),
    reader,
  )
  if (fault) return refusal([fault])
  const unused = filesOf(question).filter((file) => !used.has(file))
  const notes = [
    ...made.notes,
    ...[...used].flatMap(pictures.notesOf),
    ...(unused.length > 0
      ? [importNote('files-dropped', { names: unused.map(({ name }) => name).join(', ') })]
      : []),
  ]
  return {
    ...common,
    outcome: notes.length > 0 ? 'changed' : 'taken',
    notes,
    id: made.id,
    source: made.source,
    pictures: [...new Map(shown.map((picture) => [picture.name, picture])).values()],
  }
}

/** The name of a question, else how it begins, without its tags. */
function nameOf({ name, prompt }: ImportedQuestion): string {
  const words = name.trim() || prompt.text.replace(/<[^>]{0,200}>/g, ' ')
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

/**
 * The text that is put behind a module: the chosen questions in their order. Where the category changes, a heading
 * says so, and learners see it, too.
 */
export function sourceOf(lines: readonly ImportedLine[]): string {
  const parts: string[] = []
  let before = ''
  for (const { source, category } of lines) {
    if (source === null) continue
    const heading = category.join(' – ').replace(/\s+/g, ' ').trim()
    if (heading !== before && heading !== '') parts.push(headingSource(heading))
    before = heading
    parts.push(source)
  }
  return parts.join('\n\n')
}

const headingSource = (text: string): string =>
  blocksAsSource([{ type: 'heading', depth: 2, children: [{ type: 'text', value: text }] }], {
    add: () => {},
  })
