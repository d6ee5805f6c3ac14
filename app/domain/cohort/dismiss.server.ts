import type { Db } from '#db/gateway.server.ts'
import * as tracking from '#db/tracking.server.ts'
import type { Actor } from '../access/actor.ts'
import { runningCohort } from './led-cohort.server.ts'

interface Asked {
  actor: Actor
  cohortId: string
}

/** A key of a line: kind, place, person. Others than these name nothing. */
const KEY = /^(stuck|slow|unanswered|link-unanswered):[\w/.:-]{1,300}$/

/** Puts lines of the morning aside, for the people that they name: they stay aside, and new people raise them again. */
export async function dismissLines(db: Db, { keys, now, ...asked }: Asked & { keys: string[]; now: number }) {
  const { id } = await runningCohort(db, asked)
  const known = [...new Set(keys)].filter((key) => KEY.test(key)).slice(0, 1000)
  await tracking.dismiss(db, { cohortId: id, keys: known, actorId: asked.actor?.id ?? '', at: now })
}

/** Shows again what was put aside. */
export async function showAgain(db: Db, { keys, ...asked }: Asked & { keys: string[] | null }) {
  const { id } = await runningCohort(db, asked)
  await tracking.undismiss(db, id, keys)
}
