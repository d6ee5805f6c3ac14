type Kind = 'Choice' | 'Numeric' | 'Text' | 'Match' | 'Classify' | 'Order'

export interface ItemWords {
  summary: string
  objective: string
  opening: string
  /** What an item is to show, from the words of its objective. */
  ask: (objective: string) => string
  questions: Record<Kind, string>
  answers: Record<Kind, string>
  solution: string
}

const english: ItemWords = {
  summary: 'Short items on what the modules of this course are about.',
  objective: 'What learners can do afterwards',
  opening: 'Say here what to have at hand, for instance a pocket calculator.',
  ask: (objective) => `To show: ${objective}.`,
  questions: {
    Choice: 'Write a question here.',
    Numeric: 'For 50 of 200 people the age is not stated. What share is that, in per cent?',
    Text: 'What do we call a count of people on a date?',
    Match: 'Match each figure with its kind.',
    Classify: 'Stock or flow?',
    Order: 'Put the steps in order.',
  },
  answers: {
    Choice: `- [x] The right answer
- [ ] An answer that people do give
  > Say what leads there.`,
    Numeric: `- [x] 25 ± 0.5
- [ ] 0.25 ± 0.005
  > That is a proportion. The question asks for per cent.`,
    Text: `- [x] stock
- [ ] flow
  > A flow counts events over a period.`,
    Match: `| Figure | Kind | Feedback |
|---|---|---|
| Children in the country on 1 January | A stock | It has a date. |
| Births in 2024 | A flow | A birth is an event. |`,
    Classify: `| Figure | Kind | Feedback |
|---|---|---|
| Children in the country on 1 January | Stock | It has a date. |
| Asylum applications in 2024 | Flow | An application is an event. |
| Refugees at the end of the year | Stock | It has a date. |`,
    Order: `1. Plan the count
2. Count
3. Publish the figures`,
  },
  solution: 'Explain the way to the answer.',
}

const french: ItemWords = {
  summary: 'De courtes questions sur ce que les modules de ce cours enseignent.',
  objective: 'Ce que l’on saura faire ensuite',
  opening: 'Dites ici ce qu’il faut avoir sous la main, par exemple une calculette.',
  ask: (objective) => `À montrer\u00a0: ${objective}.`,
  questions: {
    Choice: 'Écrivez une question ici.',
    Numeric: 'Pour 50 personnes sur 200, l’âge n’est pas déclaré. Quelle part est-ce, en pour cent\u202f?',
    Text: 'Comment appelle-t-on un nombre de personnes à une date\u202f?',
    Match: 'Associez chaque chiffre à son espèce.',
    Classify: 'Effectif ou flux\u202f?',
    Order: 'Mettez les étapes dans l’ordre.',
  },
  answers: {
    Choice: `- [x] La bonne réponse
- [ ] Une réponse que l’on donne souvent
  > Dites ce qui y conduit.`,
    Numeric: `- [x] 25 ± 0.5
- [ ] 0.25 ± 0.005
  > C’est une proportion. La question demande des pour cent.`,
    Text: `- [x] effectif
- [x] stock
- [ ] flux
  > Un flux compte des événements sur une période.`,
    Match: `| Chiffre | Espèce | Explication |
|---|---|---|
| Enfants dans le pays au 1er janvier | Un effectif | Il a une date. |
| Naissances en 2024 | Un flux | Une naissance est un événement. |`,
    Classify: `| Chiffre | Espèce | Explication |
|---|---|---|
| Enfants dans le pays au 1er janvier | Effectif | Il a une date. |
| Demandes d’asile en 2024 | Flux | Une demande est un événement. |
| Réfugiés à la fin de l’année | Effectif | Il a une date. |`,
    Order: `1. Préparer le comptage
2. Compter
3. Publier les chiffres`,
  },
  solution: 'Expliquez le chemin vers la réponse.',
}

/** The words of a new test in a language; English where there are none. */
export const wordsOfTest = (language: string): ItemWords => (language === 'fr' ? french : english)
