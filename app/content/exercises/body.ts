import type { Blockquote, Code, List, Nodes, Parents, RootContent, Table } from 'mdast'
import { type LabRole, labRoleOf } from '../lab-code.ts'
import type { Say } from '../problems.ts'
import { attribute, isTag, placeOf, type Tag, walk } from '../tree.ts'
import type { AuthoredKind } from './kind.ts'

/** An exercise taken apart. */
export interface Body {
  at: { line: number; column: number }
  /** The line at which whoever doubts the key begins to read: of the first right answer, else of the answers. */
  keyLine: number
  prompt: RootContent[]
  answers: List | Table | Tag | null
  hints: Tag[]
  solution: Tag | null
  shuffle: boolean
  unit: string | null
  codes: LabCode[]
  /** Attributes of the tag by name; null where there is none. */
  given: (name: string) => string | null
}

/** A block of code that belongs to the exercise, and the feedback that follows a foreseen mistake. */
export interface LabCode {
  role: LabRole
  text: string
  at: { line: number; column: number }
  feedback: RootContent[]
}

type AnswersIn = AuthoredKind<never, never>['answersIn']

const names: Record<AnswersIn, string> = {
  'task list': 'list of answers (- [x] …)',
  'numbered list': 'numbered list (1. …)',
  table: 'table',
  rubric: '<Rubric>',
  code: 'block of code',
}

/** Splits an exercise into question, answers and help. */
export function takeApart(tag: Tag, answersIn: AnswersIn, say: Say): Body {
  const children = tag.children as RootContent[]
  const named = (name: string) =>
    children.filter((child): child is Tag => isTag(child) && child.name === name)
  const answers = findAnswers(children, answersIn, say)
  if (!answers && answersIn !== 'code') say('answers-missing', placeOf(tag), names[answersIn])

  const codes = labCodesIn(children)
  const isOfCode = (child: RootContent) =>
    codes.some(({ node, quote }) => child === node || (quote !== null && child === quote))
  const text = children.filter(
    (child) => child !== answers && !isOfCode(child) && !(isTag(child) && child.name !== 'Figure'),
  )
  const end = answers && !isTag(answers) ? children.indexOf(answers) : children.length
  const prompt = text.filter((child) => children.indexOf(child) < end)
  const late = text.find((child) => children.indexOf(child) > end)
  if (late) say('text-after-answers', placeOf(late))
  if (prompt.length === 0) say('prompt-missing', placeOf(tag))

  const [solution, secondSolution] = named('Solution')
  if (secondSolution) say('solution-twice', placeOf(secondSolution), 'Solution')
  return {
    at: placeOf(tag),
    keyLine: placeOf(
      keyIn(answers) ?? codes.find(({ role }) => role === 'key' || role === 'solution')?.node ?? tag,
    ).line,
    prompt,
    answers,
    hints: named('Hint'),
    solution: solution ?? null,
    shuffle: attribute(tag, 'shuffle') !== null,
    unit: attribute(tag, 'unit'),
    codes: codes.map(({ node, role, quote }) => ({
      role,
      text: node.value.trim(),
      at: placeOf(node),
      feedback: (quote?.children ?? []) as RootContent[],
    })),
    given: (name) => attribute(tag, name)?.trim() ?? null,
  }
}

const keyIn = (answers: Body['answers']): Nodes | null =>
  answers?.type === 'list' ? (answers.children.find(({ checked }) => checked === true) ?? answers) : answers

/** Blocks of code with a role; a quote below a foreseen mistake is its feedback. */
function labCodesIn(children: RootContent[]): { node: Code; role: LabRole; quote: Blockquote | null }[] {
  return children.flatMap((node, index) => {
    const role = labRoleOf(node)
    if (node.type !== 'code' || role === null) return []
    const next = children[index + 1]
    return [{ node, role, quote: role === 'mistake' && next?.type === 'blockquote' ? next : null }]
  })
}

function findAnswers(children: RootContent[], answersIn: AnswersIn, say: Say): List | Table | Tag | null {
  if (answersIn === 'code') return null
  const found = children.filter((child): child is List | Table | Tag => holdsAnswers(child, answersIn))
  // A bullet list may belong to the question; then the one with marks holds the answers.
  const marked = found.filter(isMarked)
  const several = answersIn === 'rubric' ? found : marked
  if (several[1]) say('answers-twice', placeOf(several[1]), names[answersIn])
  return marked.at(-1) ?? found.at(-1) ?? null
}

function holdsAnswers(node: RootContent, answersIn: AnswersIn): boolean {
  if (answersIn === 'rubric') return isTag(node) && node.name === 'Rubric'
  if (answersIn === 'table') return node.type === 'table'
  return node.type === 'list' && Boolean(node.ordered) === (answersIn === 'numbered list')
}

const isMarked = (node: Nodes): boolean =>
  node.type === 'list' && node.children.some(({ checked }) => typeof checked === 'boolean')

/** Options, cells and criteria stand in labels: no button fits in there, and no footnote. */
export function mustFitLabel(nodes: Nodes[], say: Say): void {
  for (const { node } of walk({ type: 'root', children: nodes } as Parents)) {
    if (node.type === 'footnoteReference') say('footnote-place', placeOf(node))
    if (isTag(node) && node.name === 'Term') say('term-place', placeOf(node), 'an answer')
  }
}

/** Hints, feedback and solutions come later: a footnote called there would be numbered for nothing on the page. */
export function mustCallNoFootnote(nodes: Nodes[], say: Say): void {
  for (const { node } of walk({ type: 'root', children: nodes } as Parents)) {
    if (node.type === 'footnoteReference') say('footnote-place', placeOf(node))
  }
}
