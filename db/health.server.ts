import type { Db } from './gateway.server.ts'
import { setting } from './schema.ts'

/** As long as most answers are: a full disk may still take a few bytes. */
const PROBE = 'x'.repeat(16_384)
const KEY = 'health-probe'

/** How long one probe speaks for the store, in milliseconds: disks wear, and whoever asks may ask every second. */
const WRITTEN_FOR = 60_000
const FAILED_FOR = 10_000

interface Probe {
  until: number
  written: Promise<void>
}

const probes = new WeakMap<Db, Probe>()

/**
 * Writes something as long as an answer, at most once a minute, or says what the last try said. Rejects when it can't be
 * written: a store that may still be read loses answers all the same.
 */
export async function mustTakeWrites(db: Db, now: number): Promise<void> {
  const known = probes.get(db)
  if (known && now < known.until) return known.written
  const probe: Probe = { until: now + WRITTEN_FOR, written: writeProbe(db, now) }
  probes.set(db, probe)
  return probe.written.catch((error) => {
    probe.until = now + FAILED_FOR
    throw error
  })
}

async function writeProbe(db: Db, now: number): Promise<void> {
  const value = `${now} ${PROBE}`
  await db
    .insert(setting)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: setting.key, set: { value } })
}
