import { log } from '#app/web/log.server.ts'
import { theDb } from '#app/web/store.server.ts'
import * as editions from '#db/editions.server.ts'
import { mustTakeWrites } from '#db/health.server.ts'

const failing = (error: unknown, facts: Record<string, string>) => {
  log().error({ err: error }, 'health check failed')
  return Response.json({ status: 'failing', ...facts }, { status: 503, headers })
}

const headers = { 'Cache-Control': 'no-store' }

/** For a supervisor or a proxy: 200 while the editions can be read and answers can be kept, else 503. */
export async function loader() {
  let count = 0
  try {
    const facts = await editions.currentFacts(await theDb())
    const [first] = facts
    count = facts.length
    const readable = first === undefined || (await editions.byHash(await theDb(), first.hash)) !== null
    if (!readable) throw new Error('the newest edition cannot be read')
  } catch (error) {
    return failing(error, {})
  }
  try {
    await mustTakeWrites(await theDb(), Date.now())
  } catch (error) {
    return failing(error, { store: 'read-only' })
  }
  return Response.json({ status: 'ok', store: 'readable', editions: count }, { headers })
}
