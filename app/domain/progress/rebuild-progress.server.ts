import type { Db } from '#db/gateway.server.ts'
import * as history from '#db/history.server.ts'
import { rebuild } from './rebuild.ts'

export interface RebuildReport {
  people: number
  events: number
  /** People whose kept progress was not what their answers say. */
  differed: number
}

/** People looked at in one round: memory stays the same however large the store is. */
const SLICE = 100

/** Tells progress from attempts and helps anew, for one person or everybody, and writes where it differs. */
export async function rebuildProgress(
  db: Db,
  { personId }: { personId?: string } = {},
): Promise<RebuildReport> {
  const report: RebuildReport = { people: 0, events: 0, differed: 0 }
  const rebuildOne = async (id: string) => {
    const { events, differed } = await history.rebuildPerson(db, id, rebuild)
    report.people += 1
    report.events += events
    report.differed += differed ? 1 : 0
  }
  if (personId !== undefined) {
    await rebuildOne(personId)
    return report
  }
  for (let people = await history.peopleAfter(db, { afterId: '', limit: SLICE }); people.length > 0; ) {
    for (const id of people) await rebuildOne(id)
    people = await history.peopleAfter(db, { afterId: people.at(-1) ?? '', limit: SLICE })
  }
  await history.dropUnfounded(db)
  return report
}
