import { LEAST_ITEMS } from '#app/content/limits.ts'
import { isPageId } from '#app/content/page-ids.ts'
import { formIds } from '#app/domain/course/course.ts'
import { type ItemWords, wordsOfTest } from './new-test-words.ts'

interface NewTest {
  moduleId: string
  title: string
  language: string
  /** Id and words, in the order of the course: what its modules teach. */
  objectives: (readonly [id: string, words: string])[]
}

/**
 * What a new test begins with: two forms of as many items as a test must have, in pairs of one kind that ask for the
 * same. It can be published as it stands, so that its author sees what it will be, and writes over it item by item.
 */
export function newTestText({ moduleId, title, language, objectives }: NewTest): string {
  const words = wordsOfTest(language)
  const all = [...new Map(objectives)].slice(0, LEAST_ITEMS)
  const known = all.length > 0 ? all : [['first-objective', words.objective] as const]
  // Ids are used once in a course; those of the page itself, "data-a-1", are none.
  const prefix = isPageId(`${moduleId}-a-1`) ? 'test' : moduleId.slice(0, 50).replace(/-$/, '')
  const forms = formIds.map((form) => {
    const items = Array.from({ length: LEAST_ITEMS }, (_, index) => {
      const [objective = '', aim = ''] = known[index % known.length] ?? []
      const id = `${prefix}-${form}-${index + 1}`
      return itemText({ id, objective, aim, index, words })
    })
    return `<Form id="${form}">\n\n${items.join('\n\n')}\n\n</Form>`
  })
  return `---
kind: test
title: ${JSON.stringify(title)}
summary: ${JSON.stringify(words.summary)}
minutes: 30
tries: 1
objectives:
${known.map(([id, aim]) => `  ${/^\d+$/.test(id) ? `"${id}"` : id}: ${JSON.stringify(aim)}`).join('\n')}
---

${words.opening}

${forms.join('\n\n')}
`
}

interface NewItem {
  id: string
  objective: string
  aim: string
  index: number
  words: ItemWords
}

const tags = ['Choice', 'Numeric', 'Text', 'Match', 'Classify', 'Order'] as const

function itemText({ id, objective, aim, index, words }: NewItem): string {
  const tag = tags[index % tags.length] ?? 'Choice'
  // An objective is an author's text, too: here it stands in a question, where signs of Markdown would mean something.
  const plain = aim
    .replace(/[\\`*_{}[\]<>$|#~&]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return `<${tag} id="${id}" objective="${objective}">
${words.ask(plain)} ${words.questions[tag]}

${words.answers[tag]}

<Solution>${words.solution}</Solution>
</${tag}>`
}
