import { readFileSync } from 'node:fs'
import { type ImportedLine, importQuestions } from '#app/content/exchange/import/import-questions.server.ts'
import { type ReadFile, readQuestions, textOfFile } from '#app/content/exchange/import/read-questions.ts'
import type { ImportFormat } from '#app/domain/studio/import-report.ts'

/** Reads a text that must be readable. */
export function read(text: string, format?: ImportFormat): ReadFile {
  const file = readQuestions(text, format)
  if ('refused' in file) throw new Error(JSON.stringify(file))
  return file
}

export const bytesOf = (name: string): Buffer => readFileSync(new URL(`./files/${name}`, import.meta.url))

/** The lines of the report on a text, for a module written in `language`. */
export function linesOf(text: string, format?: ImportFormat, language = 'en'): Promise<ImportedLine[]> {
  const into = { language, reader: 'en' as const, takenIds: [], takenNames: new Map() }
  return importQuestions(read(text, format).questions, into)
}

export const linesOfFile = (name: string, language?: string): Promise<ImportedLine[]> =>
  linesOf(textOfFile(bytesOf(name))?.text ?? '', undefined, language)

/** `line name: outcome codes` */
export const brief = (line: ImportedLine): string =>
  `${line.line} ${line.name}: ${line.outcome}${line.notes.map(({ code }) => ` ${code}`).join('')}`
