import type { FormId } from '#app/domain/course/course.ts'

/** One item of a test; `one`, `two` and the numbers of its form tell the items apart. */
const item = (form: FormId, number: number, language: 'en' | 'fr'): string => {
  const id = `item-${form}${number}`
  const objective = number <= 6 ? 'count' : 'compare'
  const question = language === 'en' ? `Question ${form}${number}?` : `Question ${form}${number} ?`
  const right = language === 'en' ? `Right answer of ${id}` : `Bonne réponse de ${id}`
  const wrong = language === 'en' ? `Wrong answer of ${id}` : `Mauvaise réponse de ${id}`
  const why = language === 'en' ? `This is the secret reason of ${id}` : `La raison secrète de ${id}`
  const body =
    number % 5 === 0 ? `- [x] ${number}0.5 ± 0.1` : `- [x] ${right}\n- [ ] ${wrong}\n  > ${why} again`
  const tag = number % 5 === 0 ? 'Numeric' : 'Choice'
  return `<${tag} id="${id}" objective="${objective}">\n${question}\n\n${body}\n\n<Solution>${why}.</Solution>\n</${tag}>`
}

const fronts = {
  en: {
    title: 'Foundations test',
    summary: 'What you know.',
    count: 'Count people',
    compare: 'Compare counts',
  },
  fr: {
    title: 'Test des fondements',
    summary: 'Ce que vous savez.',
    count: 'Compter',
    compare: 'Comparer',
  },
}

interface TestText {
  language?: 'en' | 'fr'
  /** Items of each form. */
  items?: number
  /** Lines of the front matter besides title, summary, minutes and objectives. */
  more?: string
  intro?: string
}

/** The text of a test with two forms of choices and numbers. */
export function testText({
  language = 'en',
  items = 10,
  more = '',
  intro = 'Read this first.',
}: TestText = {}) {
  const { title, summary, count, compare } = fronts[language]
  const form = (id: FormId) =>
    `<Form id="${id}">\n\n${Array.from({ length: items }, (_, index) => item(id, index + 1, language)).join('\n\n')}\n\n</Form>`
  return `---
kind: test
title: ${title}
summary: ${summary}
minutes: 30
${more}${more && '\n'}objectives: { count: ${count}, compare: ${compare} }
---

${intro}

${form('a')}

${form('b')}
`
}
