/** What a new module begins with: something that could be published, so that the first preview shows a page. */
export function newModuleText(title: string, language: string): string {
  const words = texts[language] ?? english
  return `---
title: ${JSON.stringify(title)}
summary: ${JSON.stringify(words.summary)}
minutes: 30
objectives:
  first-objective: ${JSON.stringify(words.objective)}
---

${words.opening}

## ${words.heading}

${words.body}

<Choice id="first-question" objective="first-objective">
${words.question}

- [x] ${words.right}
  > ${words.rightFeedback}
- [ ] ${words.wrong}
  > ${words.wrongFeedback}

<Solution>${words.solution}</Solution>
</Choice>
`
}

interface Words {
  summary: string
  objective: string
  opening: string
  heading: string
  body: string
  question: string
  right: string
  rightFeedback: string
  wrong: string
  wrongFeedback: string
  solution: string
}

const english: Words = {
  summary: 'What this module is about, in one sentence.',
  objective: 'What learners can do afterwards',
  opening: 'Begin with why this matters in an office.',
  heading: 'The first idea',
  body: 'Explain it in short sentences, with an example from your own figures.',
  question: 'Ask something that shows whether the idea was understood.',
  right: 'The right answer',
  rightFeedback: 'Say why it is right.',
  wrong: 'An answer that people do give',
  wrongFeedback: 'Say what leads there, and where to look again.',
  solution: 'Explain the way to the answer.',
}

const texts: Record<string, Words> = {
  en: english,
  fr: {
    summary: 'Ce dont parle ce module, en une phrase.',
    objective: 'Ce que l’on saura faire ensuite',
    opening: 'Commencez par dire pourquoi cela compte dans un institut.',
    heading: 'La première idée',
    body: 'Expliquez-la en phrases courtes, avec un exemple tiré de vos propres chiffres.',
    question: 'Posez une question qui montre si l’idée a été comprise.',
    right: 'La bonne réponse',
    rightFeedback: 'Dites pourquoi elle est juste.',
    wrong: 'Une réponse que l’on donne souvent',
    wrongFeedback: 'Dites ce qui y conduit, et où relire.',
    solution: 'Expliquez le chemin vers la réponse.',
  },
}

/** Languages in which a new module has words of its own. */
export const languagesOfNewModule: readonly string[] = Object.keys(texts)
