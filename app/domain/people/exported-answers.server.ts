import { parseAnswer } from '#app/domain/exercise/kinds.ts'
import { type ReadableAnswer, readableAnswer } from '#app/domain/exercise/readable-answer.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import type { VerdictDetail } from '#app/domain/exercise/verdict.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { HeldAttempt } from '#db/personal-data.server.ts'
import { tokenSecret } from '#db/settings.server.ts'

/** An attempt as its person may have it: in words, and with what its verdict told them. */
export type ExportedAnswer = Omit<HeldAttempt, 'answer' | 'detail'> & {
  /** Null when the text that it answered is not kept. */
  answer: ReadableAnswer | null
  detail: ReturnType<typeof told>
}

/** Attempts in words. */
export async function exportedAnswers(db: Db, attempts: HeldAttempt[]): Promise<ExportedAnswer[]> {
  const exported: ExportedAnswer[] = []
  // One after the other: of the editions of many years only a few are kept in memory.
  for (const { answer, detail, ...attempt } of attempts.toSorted(byEdition))
    exported.push({
      ...attempt,
      answer: await inWords(db, { ...attempt, answer }),
      detail: told(JSON.parse(detail) as VerdictDetail),
    })
  return exported.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

const byEdition = (a: HeldAttempt, b: HeldAttempt) => (a.editionHash < b.editionHash ? -1 : 1)

async function inWords(
  db: Db,
  { courseId, exerciseId, editionHash, answer }: Omit<HeldAttempt, 'detail'>,
): Promise<ReadableAnswer | null> {
  const edition = await editions.byHash(db, editionHash)
  const exercise = edition?.exercises.find(({ id }) => id === exerciseId)
  const parsed = exercise && parseAnswer(exercise, answer)
  if (!exercise || !parsed) return null
  return readableAnswer(exercise, parsed, tokensOf(await tokenSecret(db), courseId, exerciseId))
}

/** What the page told with the verdict. Which rows are right is by position in the source, and stays here. */
const told = ({
  understood,
  chosenRight,
  rightTotal,
  chosenWrong,
  criteriaMet,
  differences,
  onlyHere,
  results,
}: VerdictDetail) => ({
  understood,
  chosenRight,
  rightTotal,
  chosenWrong,
  criteriaMet,
  differences,
  onlyHere,
  results,
})
