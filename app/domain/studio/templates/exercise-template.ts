import type { ExerciseTag } from '#app/content/dialect.ts'
import { arabicBodies } from './bodies.ar.ts'
import { englishBodies } from './bodies.en.ts'
import { spanishBodies } from './bodies.es.ts'
import { frenchBodies } from './bodies.fr.ts'

/** What an author chooses from: the kinds of exercises, single and multiple choice apart. */
export const templateKinds = [
  'choice-one',
  'choice-several',
  'numeric',
  'text',
  'match',
  'classify',
  'order',
  'written',
  'sql',
  'r',
] as const

export type TemplateKind = (typeof templateKinds)[number]

export const isTemplateKind = (value: string): value is TemplateKind =>
  (templateKinds as readonly string[]).includes(value)

/** A table of a data set that a template asks about. */
export interface SampleTable {
  dataSetId: string
  table: string
  /** A column of codes, by which its rows can be counted; null where it has none. */
  group: string | null
}

/** What stands between an exercise's tags, in one language. Those that compute need a table. */
export type Bodies = Record<Exclude<TemplateKind, 'sql' | 'r'>, string> &
  Record<'sql' | 'r', (sample: SampleTable) => string>

const bodies: Record<string, Bodies> = {
  en: englishBodies,
  fr: frenchBodies,
  es: spanishBodies,
  ar: arabicBodies,
}

/** Languages in which exercises have examples of their own. */
export const languagesOfTemplates: readonly string[] = Object.keys(bodies)

/** `more`: attributes behind id and objective. `id`: what its id begins with. */
const kinds: Record<TemplateKind, { tag: ExerciseTag; id: string; more: (sample: SampleTable) => string }> = {
  'choice-one': { tag: 'Choice', id: 'choice', more: () => ' shuffle' },
  'choice-several': { tag: 'Choice', id: 'choices', more: () => ' shuffle' },
  numeric: { tag: 'Numeric', id: 'number', more: () => ' unit="%"' },
  text: { tag: 'Text', id: 'answer', more: () => '' },
  match: { tag: 'Match', id: 'pairs', more: () => '' },
  classify: { tag: 'Classify', id: 'categories', more: () => '' },
  order: { tag: 'Order', id: 'order', more: () => '' },
  written: { tag: 'Written', id: 'written', more: () => '' },
  sql: {
    tag: 'Sql',
    id: 'query',
    more: ({ dataSetId, group }) => ` data="${dataSetId}"${group ? ` order="${group}"` : ''}`,
  },
  r: {
    tag: 'R',
    id: 'script',
    more: ({ dataSetId, table }) => ` data="${dataSetId}" tables="${table}" results="n ± 0.5"`,
  },
}

/** Kinds that compute, and need a data set. */
export const needsData = (kind: TemplateKind): boolean => kind === 'sql' || kind === 'r'

/** Kinds that a test can hold. */
export const fitsTest = (kind: TemplateKind): boolean => !needsData(kind) && kind !== 'written'

export const tagOfTemplate = (kind: TemplateKind): ExerciseTag => kinds[kind].tag

interface TemplateSetting {
  id: string
  /** '' leaves it out. */
  objective: string
  /** Of the text; another than ours is answered in English. */
  language: string
  /** Only for kinds that compute. */
  sample: SampleTable | null
  /** A test gives no hints. */
  isTest?: boolean
}

/**
 * A working example of a kind, ready to be changed.
 * @throws for a kind that computes without a table to compute on
 */
export function exerciseTemplate(kind: TemplateKind, setting: TemplateSetting): string {
  const { id, objective, language, sample, isTest = false } = setting
  const own = bodies[language] ?? englishBodies
  const { tag, more } = kinds[kind]
  if (needsData(kind) && !sample) throw new Error('This kind needs a data set.')
  const table = sample ?? { dataSetId: '', table: '', group: null }
  const body = kind === 'sql' || kind === 'r' ? own[kind](table) : own[kind]
  const open = `<${tag} id="${id}"${objective === '' ? '' : ` objective="${objective}"`}${more(table)}>`
  const help = isTest ? body.replace(/^<Hint>.*<\/Hint>\n/gm, '') : body
  return `${open}\n${help.trim()}\n</${tag}>`
}

/** An id for a new exercise that nothing else has: `number-3`. */
export function freshId(kind: TemplateKind, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = `${kinds[kind].id}-${number}`
    if (!taken.has(id)) return id
  }
}
