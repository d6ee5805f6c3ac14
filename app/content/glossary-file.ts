import { z } from 'zod'
import { isId } from './dialect.ts'
import type { Say } from './problems.ts'
import { readYaml } from './read-yaml.ts'

const words = z.string({ error: 'Write a text in quotes.' }).trim().min(1, 'Write a text in quotes.')
const translated = z.record(z.string().regex(/^[a-z]{2,3}$/, 'Write a language code: en, fr.'), words, {
  error: 'Write it once a language: { en: "…", fr: "…" }.',
})

const entry = z.strictObject(
  {
    term: translated,
    definition: translated,
    // One text for all languages, or one for each.
    source: z
      .union([words, translated], { error: 'Write a text in quotes, or { en: "…", fr: "…" }.' })
      .optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? 'term, definition, source'
        : 'Write term: { en: "…" } and definition: { en: "…" }.',
  },
)

const glossaryFile = z.record(
  z.string().refine(isId, 'Use lower-case letters, digits and hyphens for ids: usual-residence.'),
  entry,
  { error: 'Write one entry an id, each with term and definition.' },
)

type GlossaryEntry = z.infer<typeof entry>
export type Glossary = Record<string, GlossaryEntry>

/** Reads `glossary.yaml`; null after problems. */
export const readGlossary = (text: string, say: Say): Glossary | null =>
  text.trim() === '' ? {} : (readYaml(text, glossaryFile, say)?.value ?? null)
