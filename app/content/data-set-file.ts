import { z } from 'zod'
import { LAST_SEED } from '#app/labs/data/draw.ts'
import { generators } from '#app/labs/data/generators/generators.ts'
import { checkDraws, checkTable, checkTranslations, type Refuse } from './data-set-rules.ts'
import type { Say } from './problems.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'

const language = z.string().regex(/^[a-z]{2,3}$/, 'Write a language code: en, fr, es, ar.')
const words = z.string({ error: 'Write a text in quotes.' }).trim().min(1, 'Write a text in quotes.')
const once = 'Write it once a language: { en: "…", fr: "…" }.'
const translated = z
  .record(language, words, { error: once })
  .refine((texts) => Object.keys(texts).length > 0, once)

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'Use lower-case letters, digits and _, a letter first: birth_country.')

/** The words for a mapping of things with names: which names are good, or what stands behind them. */
const named = (instead: string) => (issue: { code?: string }) =>
  issue.code === 'invalid_key'
    ? 'can’t be a name | Use lower-case letters, digits and _, a letter first: birth_country.'
    : instead

/** The words for a mapping with fixed keys: which keys there are, or how it looks. */
const keyed = (keys: string, instead: string) => (issue: { code?: string }) =>
  issue.code === 'unrecognized_keys' ? keys : instead

const codes = z.record(z.string(), translated, {
  error: 'Write each code with its meaning: { 1: { en: "male", fr: "masculin" } }.',
})

const variable = z.strictObject(
  {
    type: z.enum(['integer', 'number', 'text', 'date'], { error: 'Write integer, number, text or date.' }),
    label: translated,
    codelist: name.optional(),
    codes: codes.optional(),
    special: codes.optional(),
    universe: translated.optional(),
    role: z
      .enum(['dimension', 'time', 'measure'], { error: 'Write dimension, time or measure, or leave it out.' })
      .optional(),
  },
  {
    error: keyed(
      'type, label, codelist, codes, special, universe, role',
      'Write it like this: { type: integer, label: { en: "…", fr: "…" } }.',
    ),
  },
)

const table = z.strictObject(
  {
    title: translated,
    from: z
      .string({ error: 'Write generator, or the name of a .csv or .sql file in this folder.' })
      .regex(
        /^(generator|[a-z0-9][a-z0-9_-]*\.(csv|sql))$/,
        'Write generator, or the name of a .csv or .sql file in this folder: lower-case letters, digits, - and _.',
      ),
    rows: z
      .int({ error: 'Write how many rows the view has in the fixed draw: 4522.' })
      .min(0, 'Write 0 or more.')
      .optional(),
    aggregate: z.boolean({ error: 'Write true or false.' }).default(false),
    real: z.boolean({ error: 'Write true or false.' }).default(false),
    like: name.optional(),
    variables: z.record(name, variable.nullable(), {
      error: named('Write the variables in the order of the columns, each with type and label.'),
    }),
  },
  {
    error: keyed(
      'title, from, rows, aggregate, real, like, variables',
      'Write title, from and variables: docs/authoring.md has a form to copy.',
    ),
  },
)

const dataFile = z
  .strictObject(
    {
      languages: z
        .array(language, { error: 'Write a list: [en, fr].' })
        .min(1, 'Name at least one language.'),
      title: translated,
      summary: translated,
      invented: z.boolean({ error: 'Write true if people and places are made up, false if not.' }),
      licence: words,
      attribution: translated,
      generator: z
        .enum(Object.keys(generators) as [keyof typeof generators], {
          error: `Write one of these: ${Object.keys(generators).join(', ')}; or leave it out.`,
        })
        .optional(),
      seed: z
        .int({ error: 'Write a whole number: 20240630.' })
        .min(1, `Write 1 to ${LAST_SEED}.`)
        .max(LAST_SEED, `Write 1 to ${LAST_SEED}.`)
        .optional(),
      draws: z
        .int({ error: 'Write how many data sets there are for learners’ own work: 16.' })
        .min(0, 'Write 0 to 1000.')
        .max(1000, 'Write 0 to 1000.')
        .default(0),
      codelists: z
        .record(name, codes, {
          error: named('Write each list with its codes: { sex: { 1: { en: "male" } } }.'),
        })
        .default({}),
      tables: z.record(name, table, { error: named('Write the tables by their names.') }),
      faults: z.array(translated, { error: 'Write a list of texts: - { en: "…", fr: "…" }.' }).default([]),
    },
    {
      error: keyed(
        'languages, title, summary, invented, licence, attribution, generator, seed, draws, codelists, tables, faults',
        'Copy the form in docs/authoring.md.',
      ),
    },
  )
  .superRefine((file, context) => {
    const refuse: Refuse = (path, message) => context.addIssue({ code: 'custom', path, message })
    checkTranslations(file, file.languages, refuse)
    checkDraws(file, refuse)
    for (const id of Object.keys(file.tables)) checkTable(file, id, refuse)
  })

export type DataFile = z.infer<typeof dataFile>

/** Reads `data.yaml`; null after problems. What its files hold is not looked at. */
export const readDataFile = (text: string, say: Say): YamlFile<DataFile> | null =>
  readYaml(text, dataFile, say)
