import { type Fix, offsetOf } from './fix.ts'
import { addMinutes, addObjective, quoteValue, useObjective } from './front-matter-fixes.ts'
import { addAlt, copyExercise, dropAttribute, pointForDecimals, useId } from './tag-fixes.ts'
import {
  addFootnote,
  dropComment,
  dropFootnote,
  dropTerm,
  escapeDollars,
  escapeSign,
  headingAt,
  headingInBold,
  linkOfAngles,
  linkOfBare,
} from './text-fixes.ts'

/** What a fix must know of a problem. */
export interface FixableProblem {
  code: string
  line: number
  column: number
  values: readonly unknown[]
}

export interface Fixable {
  text: string
  /** Of the problem. */
  at: number
  values: readonly unknown[]
  /** The text in the course's source language, for a translation; null for the source itself. */
  source: string | null
}

type Fixer = (on: Fixable) => (Fix | null)[]

const fixers: Record<string, Fixer> = {
  'stray-angle': (on) => [escapeSign(on, '<')],
  'stray-brace': (on) => [escapeSign(on, '{')],
  'program-code': (on) => [escapeSign(on, '{')],
  'html-comment': (on) => [dropComment(on)],
  'angle-link': (on) => [linkOfAngles(on)],
  'link-bare': (on) => [linkOfBare(on)],
  'heading-title': (on) => [headingAt(on, 2)],
  'heading-jump': (on) => [headingAt(on, Number(on.values[0]) + 1)],
  'heading-deep': (on) => [headingAt(on, 4)],
  'heading-place': (on) => [headingInBold(on)],
  'footnote-unused': (on) => [dropFootnote(on)],
  'footnote-unknown': (on) => [addFootnote(on)],
  'formula-maybe-money': (on) => [escapeDollars(on)],
  'term-place': (on) => [dropTerm(on)],
  'yaml-syntax': (on) => [quoteValue(on)],
  'yaml-value': (on) => (on.values[0] === 'minutes' && on.values[1] === 'is missing' ? [addMinutes(on)] : []),
  'objective-unknown': (on) => [useObjective(on), addObjective(on)],
  'id-form': (on) => [useId(on)],
  'id-twice': (on) => [useId(on)],
  'id-reserved': (on) => [useId(on)],
  'attribute-twice': (on) => [dropAttribute(on)],
  'alt-missing': (on) => [addAlt(on)],
  'numeric-key': (on) => [pointForDecimals(on)],
  'translation-exercise-missing': (on) => [copyExercise(on)],
}

/** Codes of problems for which there may be a fix. */
export const fixableCodes = Object.keys(fixers)

/** The ways to mend a problem of a text by a click; none where only a person can know. */
export function fixesFor(text: string, problem: FixableProblem, source: string | null = null): Fix[] {
  const fixer = Object.hasOwn(fixers, problem.code) ? fixers[problem.code] : undefined
  const on = { text, at: offsetOf(text, problem), values: problem.values, source }
  return (fixer?.(on) ?? []).filter((fix) => fix !== null)
}
