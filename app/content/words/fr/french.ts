import type { LanguageWords } from '../language-words.ts'
import { chartProblems } from './chart-problems.ts'
import { courseProblems } from './course-problems.ts'
import { dataProblems } from './data-problems.ts'
import { exerciseProblems } from './exercise-problems.ts'
import { fileProblems } from './file-problems.ts'
import { labProblems } from './lab-problems.ts'
import { number } from './numbers.ts'
import { testProblems } from './test-problems.ts'
import { textProblems } from './text-problems.ts'
import { fr } from './typeset.ts'

export const french: LanguageWords = {
  problems: {
    ...fileProblems,
    ...textProblems,
    ...exerciseProblems,
    ...labProblems,
    ...chartProblems,
    ...dataProblems,
    ...courseProblems,
    ...testProblems,
  },
  warning: fr`Conseil : `,
  count: (errors, warnings) =>
    errors + warnings === 0
      ? fr`Rien à corriger.`
      : fr`${number(errors)} erreur(s), ${number(warnings)} conseil(s).`,
}
