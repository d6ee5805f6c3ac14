import { log } from '#app/web/log.server.ts'
import { theDb } from '#app/web/store.server.ts'
import * as editions from '#db/editions.server.ts'

/** For a supervisor or a proxy: 200 while the store and the editions can be read, else 503. */
export async function loader() {
  const headers = { 'Cache-Control': 'no-store' }
  try {
    const facts = await editions.currentFacts(await theDb())
    const first = facts[0]
    const readable = first === undefined || (await editions.byHash(await theDb(), first.hash)) !== null
    if (!readable) throw new Error('the newest edition cannot be read')
    return Response.json({ status: 'ok', store: 'readable', editions: facts.length }, { headers })
  } catch (error) {
    log().error({ err: error }, 'health check failed')
    return Response.json({ status: 'failing' }, { status: 503, headers })
  }
}
