import type { DataSet } from './data-set.ts'
import { hashText } from './hash-text.ts'

/** Seeds run from 1 to here. */
export const LAST_SEED = 2_147_483_646

/**
 * The seed of a learner's draw, 1 … n. It follows from the data set and the number alone, so that it is the same in
 * every store: keys of R exercises are computed once for all.
 */
export function ownSeed({ id, draws }: Pick<DataSet, 'id' | 'draws'>, draw: number): number {
  if (!Number.isInteger(draw) || draw < 1 || draw > draws) throw new RangeError(`${id} has no draw ${draw}`)
  return 1 + (hashText(`jalon draw\n${id}\n${draw}`) % LAST_SEED)
}

/** Which draw is a learner's own in a course, 1 … `draws`: always the same. */
export function ownDraw(personId: string, courseId: string, draws: number): number {
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`there are no draws to choose from: ${draws}`)
  return 1 + (hashText(`jalon own draw\n${personId}\n${courseId}`) % draws)
}
