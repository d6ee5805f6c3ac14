import { textProblem, typedText } from '../source/typed-text.ts'
import {
  dataSnippet,
  figureSnippet,
  footnoteSnippet,
  formulaSnippet,
  freshLabel,
  isNoteKind,
  noteSnippet,
  type Snippet,
  type SnippetName,
  tableSnippet,
  termSnippet,
} from '../templates/snippets.ts'

type Fields = Pick<FormData, 'get'>

/** What of a text's surroundings the fields of a form may name. */
interface Known {
  language: string
  pictures: readonly string[]
  terms: readonly { id: string; term: string }[]
  dataSetIds: readonly string[]
}

/** Why something can't be put into a text; the pages have the words. */
export type SnippetProblem = 'alt' | 'formula' | 'words' | 'unknown'

/** What was filled in as what it puts into a text. Nothing typed becomes more than words. */
export function typedSnippet(
  name: SnippetName,
  fields: Fields,
  known: Known,
  text: string,
): Snippet | SnippetProblem {
  const field = (id: string) => String(fields.get(id) ?? '').slice(0, 5000)
  const { language } = known
  switch (name) {
    case 'figure': {
      const alt = field('alt').slice(0, 1000)
      if (!known.pictures.includes(field('src'))) return 'unknown'
      return /\p{L}/u.test(alt) ? figureSnippet(language, field('src'), alt) : 'alt'
    }
    case 'table':
      return tableSnippet(language, Number(field('rows')), Number(field('columns')))
    case 'formula':
      return /\$\$|^[ \t]*\$|\r?\n[ \t]*\$/.test(field('tex')) ? 'formula' : formulaSnippet(field('tex'))
    case 'footnote': {
      const words = typedText(field('words'), 'answer')
      return textProblem(field('words'), 'answer', 'Choice')
        ? 'words'
        : footnoteSnippet(language, freshLabel(text), words, true)
    }
    case 'term': {
      const term = known.terms.find(({ id }) => id === field('term'))
      return term ? termSnippet(language, term.id, term.term, true) : 'unknown'
    }
    case 'data':
      return known.dataSetIds.includes(field('data')) ? dataSnippet(field('data')) : 'unknown'
    case 'note': {
      const words = field('words')
      if (!isNoteKind(field('kind'))) return 'unknown'
      if (textProblem(words, 'feedback', 'Choice')) return 'words'
      return noteSnippet(language, field('kind'), typedText(words, 'feedback'))
    }
  }
}
