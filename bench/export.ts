import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { type MadeUpStore, madeUpStore, trainerCookie } from './made-up-store.ts'
import { startMeasured } from './measured-process.ts'

interface ExportFigures {
  format: string
  answers: number
  megabytes: number
  seconds: number
  /** Of the server process, over its whole life; in bytes. */
  peak: number
}

const MEMBERS = 500

/** Every answer of a cohort of 500, as the server sends it: a few in the store, then many. */
export async function measureExport(
  buildFolder: string,
  folder: string,
  answers: number,
  formats = ['csv', 'jsonl', 'xlsx'],
) {
  const figures: ExportFigures[] = []
  for (const count of [10_000, answers]) {
    const store = await madeUpStore(join(folder, 'made-up'), {
      members: MEMBERS,
      answersPerMember: count / MEMBERS,
      attempts: count,
    })
    const cookie = await trainerCookie(store)
    for (const format of formats)
      figures.push({ format, answers: count, ...(await measureFile(buildFolder, store, cookie, format)) })
  }
  return figures
}

/** A server of its own for each file: what is resident stays so. */
async function measureFile(
  buildFolder: string,
  { databaseUrl, cohortId }: MadeUpStore,
  cookie: string,
  format: string,
) {
  const variables = { DATABASE_URL: databaseUrl }
  const server = await startMeasured('bench/serve.js', [buildFolder], variables)
  try {
    const url = `${server.url}/en/teach/${cohortId}/export/answers.${format}`
    const startedAt = performance.now()
    const bytes = await download(url, cookie)
    const seconds = (performance.now() - startedAt) / 1000
    const { peak = Number.NaN } = await server.read()
    return { megabytes: bytes / 1e6, seconds, peak }
  } finally {
    await server.stop()
  }
}

/** Reads a file to its end and keeps nothing of it. @returns its bytes */
async function download(url: string, cookie: string): Promise<number> {
  const asked = request(url, { headers: { cookie } }).end()
  const [answer] = await once(asked, 'response')
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
  let bytes = 0
  for await (const part of answer) bytes += part.length
  return bytes
}
