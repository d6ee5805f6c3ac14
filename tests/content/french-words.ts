import { expect } from 'vitest'
import type { Problem } from '#app/content/problems.ts'
import { wordsOf } from '#app/content/words/words-of.ts'

/** Words that no French sentence has, and hardly an English one lacks. */
const english =
  'the|is|not|has|of|write|missing|this|and|with|it|to|be|stands|here|than|that|for|are|no|leave|keep|add|drop|name|give|where|which|your|its'
const englishWord = new RegExp(`(?<![\\p{L}\\p{N}_-])(${english})(?![\\p{L}\\p{N}_-])`, 'iu')

/** Ids, code, and what a library says in its own language: all that is quoted or in brackets. */
const quoted =
  /«[^»]*»|"[^"]*"|“[^”]*”|`[^`]*`|<[^>]*>|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\[\^?[^\]]*\](?:\([^)]*\)|:(?=$))?/gs

/** Keys of our files, in front of a value. */
const keys =
  /\b(?:title|kind|test|tries|minutes|timed|role|time|type|like|rows|from|retired|term|definition): ?/g

/** SELECT, WITH. */
const sqlWord = /\b[A-Z]{2,}\b/g

/** High punctuation without its space, or with another one. */
const wrongSpace = / [;:!?%»]|« |[^\s\u202f\u00a0][;!?](?=\s|$)|[\p{L})…]:(?=\s)|[\u202f\u00a0]{2}/u

/** Fails where a problem's French has English in it, or spaces that are not French. */
export function mustSpeakFrench(problems: readonly Problem[]): void {
  const wrong = problems.flatMap((problem) => {
    const [told, instead] = wordsOf(problem, 'fr')
    const own = `${told} ${instead}`.replace(quoted, '…').replace(keys, '… ').replace(sqlWord, '…')
    const isFrench =
      told !== problem.wrong && !englishWord.test(own) && !wrongSpace.test(own) && !/undefined|NaN/.test(own)
    return isFrench ? [] : [`${problem.code}: ${told} ${instead}`]
  })
  expect(wrong).toEqual([])
}
