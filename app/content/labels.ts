import type { NoteKind } from './dialect.ts'

/** The few words that the pipeline itself puts into an edition, in the edition's language. */
interface Labels {
  footnotes: string
  /** `use` counts the places that call the same note. */
  backToReference: (note: number, use: number) => string
  section: (heading: string) => string
  table: (number: number, headers: string) => string
  formula: (number: number) => string
  source: string
  close: string
  done: string
  open: string
  notes: Record<NoteKind, string>
  rows: (count: number) => string
  download: (file: string) => string
  codeBook: string
  invented: string
  /** What a reader of a translation is told of a passage that says more in the source. */
  newer: {
    passage: (language: string) => string
    added: (language: string) => string
    link: (language: string) => string
  }
}

const english: Labels = {
  footnotes: 'Sources and notes',
  backToReference: (note, use) => `Back to reference ${note}${use > 1 ? `, place ${use}` : ''}`,
  section: (heading) => `Link to the section “${heading}”`,
  table: (number, headers) => `Table ${number}: ${headers}`,
  formula: (number) => `Formula ${number}`,
  source: 'Source:',
  close: 'Close',
  done: 'done',
  open: 'not done',
  notes: { example: 'Example', caution: 'Take care', practice: 'In practice', data: 'About the data' },
  rows: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`,
  download: (file) => `Download ${file}`,
  codeBook: 'Code book and all tables',
  invented: 'The country and everybody in these data are invented.',
  newer: {
    passage: (language) => `This passage is newer in ${language}.`,
    added: (language) => `A passage follows here in ${language} that is not yet translated.`,
    link: (language) => `Read it in ${language}`,
  },
}

const french: Labels = {
  footnotes: 'Sources et notes',
  backToReference: (note, use) => `Retour à l’appel de note ${note}${use > 1 ? `, occurrence ${use}` : ''}`,
  section: (heading) => `Lien vers la section «\u00a0${heading}\u00a0»`,
  table: (number, headers) => `Tableau ${number}\u00a0: ${headers}`,
  formula: (number) => `Formule ${number}`,
  source: 'Source\u00a0:',
  close: 'Fermer',
  done: 'fait',
  open: 'à faire',
  notes: { example: 'Exemple', caution: 'Attention', practice: 'En pratique', data: 'Les données' },
  rows: (count) => `${count.toLocaleString('fr')} ${count < 2 ? 'ligne' : 'lignes'}`,
  download: (file) => `Télécharger ${file}`,
  codeBook: 'Dictionnaire des variables et toutes les tables',
  invented: 'Le pays et toutes les personnes de ces données sont inventés.',
  newer: {
    passage: (language) => `Ce passage est plus récent en ${language}.`,
    added: (language) => `Un passage en ${language}, pas encore traduit, se place ici.`,
    link: (language) => `Le lire en ${language}`,
  },
}

const byLanguage: Record<string, Labels> = { en: english, fr: french }

/** A language that has no labels yet shows the English ones. */
export const labelsOf = (language: string): Labels => byLanguage[language] ?? english
