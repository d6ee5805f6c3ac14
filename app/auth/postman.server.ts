import { setTimeout } from 'node:timers/promises'
import { writeReminders } from '#app/domain/cohort/mail/write-reminders.server.ts'
import { type LinkOf, linkOfInvitations } from '#app/domain/cohort/personal-link.server.ts'
import { environment } from '#app/web/environment.server.ts'
import { log } from '#app/web/log.server.ts'
import { theDb } from '#app/web/store.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { deliverLetter } from './deliver-letter.server.ts'

interface Rhythm {
  /** Between two looks at the outbox. */
  roundMs: number
  /** Between two letters: mail servers take many at once for spam. */
  gapMs: number
  /** The most letters in one round. */
  letters: number
  /** Between two looks for people to remind. */
  remindMs: number
  /** How long the letter in hand has to go out when the process ends. */
  stopMs: number
}

const rhythm: Rhythm = { roundMs: 15_000, gapMs: 1_000, letters: 10, remindMs: 3_600_000, stopMs: 8_000 }

export interface Postman {
  /** Takes no more letters, and resolves when the one in hand has gone out, or will be taken up by somebody else. */
  stop(): Promise<void>
}

/** Sends the letters of the outbox until it is stopped. Each process may have one: the store hands a letter to one only. */
export function aPostman(
  db: Db,
  { origin, linkOf, ...changes }: { origin: string; linkOf: LinkOf } & Partial<Rhythm>,
): Postman {
  const { roundMs, gapMs, letters, remindMs, stopMs } = { ...rhythm, ...changes }
  const ending = new AbortController()
  const isOver = () => ending.signal.aborted
  // A wait that is cut short ends, and fails nothing.
  const wait = (ms: number) =>
    setTimeout(ms, undefined, { signal: ending.signal, ref: false }).catch(() => {})
  let remindedAt = Number.NEGATIVE_INFINITY

  async function round() {
    if (Date.now() - remindedAt >= remindMs) {
      remindedAt = Date.now()
      await writeReminders(db, Date.now())
    }
    for (let sent = 0; sent < letters && !isOver(); sent += 1) {
      if (!(await deliverLetter(db, { origin, linkOf, clock: Date.now }))) return
      await wait(gapMs)
    }
  }

  async function walk() {
    while (!isOver()) {
      // The store may be away for a while: the next round finds it again.
      await round().catch((error) => log().error({ err: error }, 'the outbox could not be looked through'))
      await wait(roundMs)
    }
  }

  const walking = walk()
  return {
    async stop() {
      ending.abort()
      await Promise.race([walking, setTimeout(stopMs, undefined, { ref: false })])
    },
  }
}

/** The postman of this process; null where no mail server is named. */
export async function startPostman(): Promise<Postman | null> {
  const { smtpUrl, origin } = environment()
  if (smtpUrl === null || origin === null) return null
  const db = await theDb()
  return aPostman(db, { origin, linkOf: linkOfInvitations(await tokenSecret(db), origin) })
}
