import { requireAccount } from '#app/auth/actor.server.ts'
import { itemsFile } from '#app/domain/analysis/items-file.ts'
import { handler } from '#app/web/handler.ts'
import { askedAnalysis, fileAnswer } from './asked-analysis.server.ts'

/** Item analysis of a form of a test as a file, by the same choices as its page. */
export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { gathered } = await askedAnalysis(db, { person, params, url, language })
  return fileAnswer(itemsFile(gathered), `${params.occasion}-${params.form}-items.csv`)
})
