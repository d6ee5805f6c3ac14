import {
  type BuiltEdition,
  buildModule,
  type ModuleInput,
  type ModuleOutput,
} from '#app/content/build-module.ts'
import type { Problem } from '#app/content/problems.ts'
import type { Exercise, ExerciseOf } from '#app/domain/exercise/exercise.ts'
import { mustSpeakFrench } from './french-words.ts'

/** How many lines stand above the body of a text made by `aText`. */
export const bodyStartsAt = 8

/** A whole source file around a body. */
export const aText = (body: string): string => `---
title: Stock and flow
summary: What a census can and cannot count.
minutes: 40
objectives: { count: Count people }
---

${body}
`

const glossary = {
  stock: {
    term: { en: 'stock', fr: 'stock' },
    definition: { en: 'People on a date.', fr: 'Des personnes, à une date.' },
    source: 'UN, 1998',
  },
  flow: { term: { en: 'flow' }, definition: { en: 'Events in a period.' } },
}

const picture = {
  type: 'image/svg+xml',
  width: 720,
  height: 400,
  bytes: 1200,
  hasDark: false,
  tooBig: false,
  broken: null,
}

/** Builds a module from the bodies of its texts, the first being the source. What is wrong with them is told in French, too. */
export async function build(
  bodies: Record<string, string>,
  { wrap = aText, ...more }: Partial<ModuleInput> & { wrap?: (body: string) => string } = {},
): Promise<ModuleOutput> {
  const texts = Object.entries(bodies).map(([language, body]) => ({
    language,
    file: `${language}.mdx`,
    text: wrap(body),
  }))
  const output = await buildModule({
    courseId: 'foundations',
    moduleId: 'stock-and-flow',
    source: 'en',
    texts,
    wanted: texts.map(({ language }) => language),
    glossary,
    pictures: { 'bars.svg': { ...picture, hash: 'abc' } },
    modules: ['foundations/stock-and-flow', 'foundations/missing', 'other/first'],
    dataSets: {},
    ...more,
  })
  mustSpeakFrench(output.problems)
  return output
}

export const errorsOf = ({ problems }: { problems: Problem[] }): Problem[] =>
  problems.filter(({ severity }) => severity === 'error')

/** The edition of an English body that has no errors. */
export async function edition(body: string): Promise<BuiltEdition> {
  const output = await build({ en: body })
  const [made] = output.editions
  if (!made)
    throw new Error(output.problems.map(({ code, line, wrong }) => `${line} ${code} ${wrong}`).join('\n'))
  return made
}

/** All prose of an English body as HTML. */
export async function proseOf(body: string): Promise<string> {
  const { blocks } = await edition(body)
  return blocks.map((block) => (block.type === 'html' ? block.html : `[${block.id}]`)).join('\n')
}

/** The first exercise of an English body. */
export async function exerciseOf<K extends Exercise['kind']>(kind: K, body: string): Promise<ExerciseOf<K>> {
  const [exercise] = (await edition(body)).exercises
  if (exercise?.kind !== kind) throw new Error(`Expected ${kind}, found ${exercise?.kind}`)
  return exercise as ExerciseOf<K>
}

/** Codes and places of the problems of an English body; lines count within the body. */
export async function problemsOf(body: string): Promise<string[]> {
  const { problems } = await build({ en: body })
  return problems
    .filter(({ code }) => code !== 'objective-unused')
    .map(({ code, line, column }) => `${code} ${line - bodyStartsAt + 1}:${column}`)
}

/** A translation's problems against its source. */
export async function translationProblems(source: string, translation: string): Promise<string[]> {
  const { problems } = await build({ en: source, fr: translation })
  return problems.filter(({ file }) => file === 'fr.mdx').map(({ code, wrong }) => `${code}: ${wrong}`)
}
