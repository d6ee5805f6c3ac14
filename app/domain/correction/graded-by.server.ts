import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as itemRegrades from '#db/item-regrades.server.ts'
import * as regrades from '#db/regrades.server.ts'
import { hasOtherKey } from './key-differences.ts'
import type { ModuleTexts, Target } from './target.server.ts'

/** The editions by whose keys answers to an exercise are graded, where those keys are others than the one it has now. */
export async function gradedByOtherKeys(
  db: Db,
  module: ModuleTexts,
  target: Target,
): Promise<regrades.GradedBy[]> {
  const found = module.isTest ? await itemRegrades.gradedBy(db, target) : await regrades.gradedBy(db, target)
  const others: regrades.GradedBy[] = []
  for (const one of found) if (await isOtherKey(db, one.hash, target)) others.push(one)
  return others
}

/** Whether the exercise has another key in an edition than in the texts it has now. */
export async function isOtherKey(
  db: Db,
  hash: string,
  { exerciseId, texts, source }: Target,
): Promise<boolean> {
  const edition = await editions.byHash(db, hash)
  const then = edition?.exercises.find(({ id }) => id === exerciseId)
  const now = texts.get(edition?.facts.language ?? '') ?? source
  return then !== undefined && hasOtherKey(then, now.exercise)
}
