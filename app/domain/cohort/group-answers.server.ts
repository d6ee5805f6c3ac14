import { feedbackOn, parseAnswer } from '#app/domain/exercise/kinds.ts'
import { type ReadableAnswer, readableAnswer } from '#app/domain/exercise/readable-answer.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import type { GradedVerdict, VerdictDetail } from '#app/domain/exercise/verdict.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import type { TrackedAnswer } from '#db/tracking.server.ts'
import { grouped } from './grouped.ts'

/** Which of somebody's answers to an exercise count. */
export const whichAnswers = ['first', 'last', 'all'] as const
export type Which = (typeof whichAnswers)[number]

/** Answers that say the same. */
export interface AnswerGroup {
  /** In the words in which it was first given; null when the text that it answered is not kept. */
  answer: ReadableAnswer | null
  /** The number that was read, to be written as the reader's language does; null for all other kinds. */
  understood: { value: number; percent: boolean } | null
  code: GradedVerdict['code']
  /** What the page told: the author's feedback, as html. */
  notes: string[]
  count: number
  /** Who gave it, each once. */
  personIds: string[]
}

/**
 * What makes two answers the same: the number that was read, the words without case and spacing, the same options;
 * answers are kept by position in the source, so that language does not matter.
 */
function sameness({ answer, code, detail }: TrackedAnswer): string {
  const { understood } = JSON.parse(detail) as VerdictDetail
  if (understood) return `${code}:${understood.value}${understood.percent ? '%' : ''}`
  const { text } = JSON.parse(answer) as { text?: unknown }
  if (typeof text === 'string') return `${code}:${text.trim().replace(/\s+/g, ' ').toLowerCase()}`
  return `${code}:${answer}`
}

/** Of each person's answers, oldest first, those that count. */
export function counted(answers: TrackedAnswer[], which: Which): TrackedAnswer[] {
  if (which === 'all') return answers
  return [...grouped(answers, ({ personId }) => personId).values()].flatMap(
    (own) => (which === 'first' ? own[0] : own.at(-1)) ?? [],
  )
}

/** Answers to one exercise, those that say the same together, the most frequent first. */
export async function groupAnswers(
  db: Db,
  { courseId, exerciseId, answers }: { courseId: string; exerciseId: string; answers: TrackedAnswer[] },
): Promise<AnswerGroup[]> {
  const secret = await tokenSecret(db)
  const token = tokensOf(secret, courseId, exerciseId)
  const groups = [...grouped(answers, sameness).values()].toSorted((a, b) => b.length - a.length)
  const shown: AnswerGroup[] = []
  for (const rows of groups) {
    const [first] = rows as [TrackedAnswer]
    const edition = await editions.byHash(db, first.editionHash)
    const exercise = edition?.exercises.find(({ id }) => id === exerciseId)
    const parsed = exercise && parseAnswer(exercise, first.answer)
    const verdict = {
      code: first.code as GradedVerdict['code'],
      points: first.points / 1000,
      outOf: first.outOf / 1000,
      detail: JSON.parse(first.detail) as VerdictDetail,
    }
    const feedback = exercise && parsed ? feedbackOn(exercise, parsed, verdict, token) : null
    shown.push({
      answer: exercise && parsed ? readableAnswer(exercise, parsed, token) : null,
      understood: verdict.detail.understood ?? null,
      code: verdict.code,
      notes: [...(feedback?.notes ?? []), ...Object.values(feedback?.rowNotes ?? {})],
      count: rows.length,
      personIds: [...new Set(rows.map(({ personId }) => personId))],
    })
  }
  return shown
}

/** An answer in one line, for a list: what was typed, the options chosen, the pairs made. */
export function inOneLine(answer: ReadableAnswer | null, longest = 60): string | null {
  if (answer === null) return null
  const text =
    typeof answer === 'string'
      ? answer
      : answer.map((part) => (typeof part === 'string' ? part : part.join(' → '))).join('; ')
  const line = text.replace(/\s+/g, ' ').trim()
  return [...line].length > longest ? `${[...line].slice(0, longest - 1).join('')}…` : line
}
