import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of courses on disk for the length of a test. */
export function aFolder(files: Record<string, string | Buffer>) {
  const dir = mkdtempSync(join(tmpdir(), 'jalon-courses-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const write = (name: string, content: string | Buffer) => {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), content)
  }
  for (const [name, content] of Object.entries(files)) write(name, content)
  return { dir, write, remove: (name: string) => rmSync(join(dir, name), { recursive: true }) }
}

export const courseYaml = (modules: string[], more = '') => `source: en
languages: [en, fr]
title: { en: Foundations, fr: Fondements }
summary: { en: Who is counted, fr: Qui est compté }
audience: { en: Statisticians, fr: Statisticiens }
level: basic
passMark: 80
modules: [${modules.join(', ')}]
${more}`

export const moduleText = (title: string, id: string, body = '') => `---
title: ${title}
summary: What a census can count.
minutes: 40
objectives: { count: ${title} }
---

${title}.

${body}

<Choice id="${id}" objective="count">
${title}?

- [x] One
- [ ] Two
  > Why two?

<Solution>One.</Solution>
</Choice>
`

export const svg = (title: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>${title}</title><rect width="3" height="4"/></svg>`

/** One course of two modules in two languages, with a picture and a term. */
export const twoModules = (): Record<string, string> => ({
  'glossary.yaml':
    'stock:\n  term: { en: stock, fr: stock }\n  definition: { en: People on a date., fr: Des personnes. }\n',
  'foundations/course.yaml': courseYaml(['first', 'second']),
  'foundations/first/en.mdx': moduleText('First', 'one', '<Figure src="bars.svg" alt="Two bars" />'),
  'foundations/first/fr.mdx': moduleText('Premier', 'one', '<Figure src="bars.svg" alt="Deux barres" />'),
  'foundations/first/bars.svg': svg('Bars'),
  'foundations/second/en.mdx': moduleText(
    'Second',
    'two',
    'A <Term id="stock">stock</Term> and [the first](../first).',
  ),
  'foundations/second/fr.mdx': moduleText('Deuxième', 'two'),
})
