import { z } from 'zod'
import type { CourseFacts } from '#app/domain/course/course.ts'
import { isId } from './dialect.ts'
import type { Say } from './problems.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'

const language = z.string().regex(/^[a-z]{2,3}$/, 'Write a language code: en, fr, es, ar.')
const id = z
  .string({ error: 'Write an id: stock-and-flow.' })
  .refine(isId, 'Use lower-case letters, digits and hyphens: stock-and-flow.')
const words = z.string({ error: 'Write a text in quotes.' }).trim().min(1, 'Write a text in quotes.')
const translated = z.record(language, words, { error: 'Write it once a language: { en: "…", fr: "…" }.' })

const keys =
  'source, languages, title, summary, audience, level, passMark, position, modules, test, data, retired'

const courseFile = z
  .strictObject(
    {
      source: language,
      languages: z
        .array(language, { error: 'Write a list: [en, fr].' })
        .min(1, 'Name at least the source language.'),
      title: translated,
      summary: translated,
      audience: translated,
      level: z.enum(['basic', 'intermediate', 'advanced'], {
        error: 'Write basic, intermediate or advanced.',
      }),
      passMark: z
        .int({ error: 'Write per cent of the points as a whole number: 80.' })
        .min(0, 'Write 0 to 100.')
        .max(100, 'Write 0 to 100.'),
      position: z.int({ error: 'Write a whole number: 1 is the first course of the catalogue.' }).optional(),
      modules: z
        .array(id, { error: 'Write a list of module folders: [stock-and-flow].' })
        .min(1, 'Name at least one module.'),
      test: id.optional(),
      data: z.array(id).optional(),
      retired: z
        .record(id, words, { error: 'Write exercise ids with a reason: { old-id: "why it went" }.' })
        .default({}),
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? keys : 'Copy the form in docs/authoring.md.') },
  )
  .superRefine((file, context) => {
    const refuse = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (!file.languages.includes(file.source)) {
      refuse(['languages'], `does not contain the source language | Add ${file.source}.`)
    }
    for (const list of ['languages', 'modules'] as const) {
      file[list].forEach((entry, index) => {
        if (file[list].indexOf(entry) < index) refuse([list, index], `"${entry}" stands twice | Keep one.`)
      })
    }
    if (file.test !== undefined && file.modules.includes(file.test)) {
      refuse(['test'], `"${file.test}" stands in modules, too | Keep it here only: a test is not a module.`)
    }
    for (const text of ['title', 'summary', 'audience'] as const) {
      for (const code of file.languages) {
        if (!file[text][code])
          refuse([text], `has no text in "${code}" | Add one, or drop the language from languages.`)
      }
    }
  })

/** Reads `course.yaml`; null after problems. */
export function readCourseFile(text: string, courseId: string, say: Say): YamlFile<CourseFacts> | null {
  const read = readYaml(text, courseFile, say)
  if (!read) return null
  const { data: _comesLater, ...facts } = read.value
  return { value: { id: courseId, ...facts }, placeOf: read.placeOf }
}
