import { type ImportNote, importNote } from '#app/domain/studio/import-report.ts'
import type { Language } from '#app/messages/languages.ts'
import { buildModule } from '../../build-module.ts'
import type { Picture } from '../../pictures.server.ts'
import { wordsOf } from '../../words/words-of.ts'

/**
 * Whether a question would stop the module from being published, and why, in the reader's language: reads it as the check
 * does, without making a page of it.
 */
export async function faultOf(
  source: string,
  language: string,
  pictures: Record<string, Picture>,
  reader: Language,
): Promise<ImportNote | null> {
  const front = `---\ntitle: "-"\nsummary: "-"\nminutes: 1\nobjectives: { o: o }\n---\n\n`
  const { problems } = await buildModule({
    courseId: 'c',
    moduleId: 'm',
    source: language,
    texts: [{ language, file: 'text', text: `${front}${source}\n` }],
    wanted: [],
    glossary: {},
    pictures,
    modules: [],
    dataSets: {},
  })
  const error = problems.find(({ severity }) => severity === 'error')
  return error ? importNote('not-buildable', { words: wordsOf(error, reader)[0] }) : null
}
