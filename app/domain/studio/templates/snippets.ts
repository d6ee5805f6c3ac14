import { noteKinds } from '#app/content/dialect.ts'
import { figureTag } from '../files/picture-uses.ts'

/** What can be put into a text besides exercises. */
export const snippetNames = ['figure', 'table', 'formula', 'footnote', 'term', 'data', 'note'] as const
export type SnippetName = (typeof snippetNames)[number]

export const isSnippetName = (value: string): value is SnippetName =>
  (snippetNames as readonly string[]).includes(value)

/** Something to be put into a text. */
export interface Snippet {
  text: string
  /** On lines of its own, not in a sentence. */
  isBlock: boolean
  /** What goes to the end of the text with it. */
  atEnd: string | null
}

interface Words {
  column: string
  cell: string
  alt: string
  sentence: string
  source: string
  term: string
  note: string
}

const english: Words = {
  column: 'Column',
  cell: '…',
  alt: 'Say in words what the picture shows.',
  sentence: 'A sentence that has a source.',
  source: 'Author (year), title.',
  term: 'A word to know:',
  note: 'Write the example here.',
}

const words: Record<string, Words> = {
  en: english,
  fr: {
    column: 'Colonne',
    cell: '…',
    alt: 'Dites en mots ce que montre l’image.',
    sentence: 'Une phrase qui a une source.',
    source: 'Auteur (année), titre.',
    term: 'Un mot à connaître\u00a0:',
    note: 'Écrivez l’exemple ici.',
  },
  es: {
    column: 'Columna',
    cell: '…',
    alt: 'Diga con palabras lo que muestra la imagen.',
    sentence: 'Una frase que tiene una fuente.',
    source: 'Autor (año), título.',
    term: 'Una palabra útil:',
    note: 'Escriba aquí el ejemplo.',
  },
  ar: {
    column: 'عمود',
    cell: '…',
    alt: 'قل بالكلمات ما تُظهره الصورة.',
    sentence: 'جملة لها مصدر.',
    source: 'المؤلف (السنة)، العنوان.',
    term: 'كلمة مفيدة:',
    note: 'اكتب المثال هنا.',
  },
}

const wordsIn = (language: string): Words => words[language] ?? english

const block = (text: string): Snippet => ({ text, isBlock: true, atEnd: null })

export const figureSnippet = (language: string, src: string, alt = ''): Snippet =>
  block(figureTag(src, alt || wordsIn(language).alt))

/** A table with a head; at most 30 rows and 8 columns, which is what a telephone can show. */
export function tableSnippet(language: string, rows: number, columns: number): Snippet {
  const { column, cell } = wordsIn(language)
  const [height, width] = [clamp(rows, 1, 30), clamp(columns, 1, 8)]
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return block(
    [
      line(Array.from({ length: width }, (_, index) => `${column} ${index + 1}`)),
      `|${'---|'.repeat(width)}`,
      ...Array.from({ length: height }, () => line(Array.from({ length: width }, () => cell))),
    ].join('\n'),
  )
}

const clamp = (value: number, least: number, most: number): number =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value))) : least

/** A formula on lines of its own, in TeX without dollars. */
export const formulaSnippet = (tex = ''): Snippet =>
  block(`$$\n${tex.trim() || '\\frac{C}{T - U} \\times 100'}\n$$`)

/** The call of a footnote, and the note for the end of the text. In a block of its own it needs a sentence. */
export function footnoteSnippet(language: string, label: string, source = '', isBlock = false): Snippet {
  const { sentence, source: sample } = wordsIn(language)
  const call = `[^${label}]`
  return {
    text: isBlock ? sentence + call : call,
    isBlock,
    atEnd: `${call}: ${source || sample}`,
  }
}

/** A label that no footnote of the text has. */
export function freshLabel(text: string): string {
  for (let number = 1; ; number++) if (!text.includes(`[^note-${number}]`)) return `note-${number}`
}

/** A term in a sentence. Signs that begin something else are left out of its words. */
export function termSnippet(language: string, id: string, term: string, isBlock = false): Snippet {
  const tag = `<Term id="${id}">${term.replace(/[<>{}`$\\|\n]/g, '').trim() || id}</Term>`
  return { text: isBlock ? `${wordsIn(language).term} ${tag}.` : tag, isBlock, atEnd: null }
}

export const dataSnippet = (id: string): Snippet => block(`<Data id="${id}" />`)

export const isNoteKind = (value: string): value is (typeof noteKinds)[number] =>
  (noteKinds as readonly string[]).includes(value)

export const noteSnippet = (language: string, kind = 'example', text = ''): Snippet =>
  block(`<Note kind="${kind}">\n${text || wordsIn(language).note}\n</Note>`)
