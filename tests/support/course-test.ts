import type { FormId } from '#app/domain/course/course.ts'

type Language = 'en' | 'fr'

/** The bodies of items, by the number within a form: every kind once, then choices. */
function bodyOf(id: string, number: number, language: Language): [tag: string, body: string] {
  const said = (en: string, fr: string) => `${language === 'en' ? en : fr} ${id}`
  const why = said('The secret reason why this is wrong in', 'La raison secrète de l’erreur dans')
  const row = (left: string, right: string) => `| ${left} | ${right} | ${why} |`
  const table = (rows: string[]) => `| A | B | C |\n|---|---|---|\n${rows.join('\n')}`
  switch (number) {
    case 2:
      return ['Numeric', `- [x] 1234.5 ± 0.1\n- [ ] 987 ± 1\n  > ${why}`]
    case 3:
      return [
        'Text',
        `- [x] ${said('secret word', 'mot secret')}\n- [ ] ${said('other', 'autre')}\n  > ${why}`,
      ]
    case 4:
      return ['Match', table([row('one', 'first'), row('two', 'second'), row('three', 'third')])]
    case 5:
      return ['Classify', table([row('births', 'flow'), row('residents', 'stock'), row('moves', 'flow')])]
    case 6:
      return ['Order', '1. plan\n2. count\n3. publish']
    default: {
      const [right, wrong] = [
        said('Right answer of', 'Bonne réponse de'),
        said('Wrong answer of', 'Mauvaise réponse de'),
      ]
      return ['Choice', `- [x] ${right}\n- [ ] ${wrong}\n  > ${why}`]
    }
  }
}

function item(form: FormId, number: number, language: Language): string {
  const id = `item-${form}${number}`
  const [tag, body] = bodyOf(id, number, language)
  const question = language === 'en' ? `Question ${form}${number}?` : `Question ${form}${number} ?`
  const solution = language === 'en' ? 'The secret reasoning that solves' : 'Le raisonnement secret pour'
  const objective = number % 2 === 1 ? 'count' : 'compare'
  return `<${tag} id="${id}" objective="${objective}">\n${question}\n\n${body}\n\n<Solution>${solution} ${id}.</Solution>\n</${tag}>`
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
  language?: Language
  /** Items of each form. */
  items?: number
  /** Lines of the front matter besides title, summary, minutes and objectives. */
  more?: string
  intro?: string
}

/** The text of a test with two forms, in which every kind of item occurs. */
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
