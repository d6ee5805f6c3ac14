import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { compare, median, type Subject } from './compare.ts'
import { type MadeUpStore, madeUpStore, trainerCookie } from './made-up-store.ts'
import { type MeasuredProcess, startMeasured } from './measured-process.ts'

/** Answers in the small store, nearly all of them the cohort's own. */
const FEW = 10_000
const COHORTS = [
  { learners: 40, answersEach: 200 },
  { learners: 500, answersEach: 20 },
]
const LIST_ROWS = 5000
const BARE_RUNS = 9

interface PageFigures {
  learners: number
  page: string
  /** CPU milliseconds a request with few answers in the store, and with many. */
  few: number
  many: number
}

interface CohortFigures {
  pages: PageFigures[]
  /** CPU milliseconds of csv-parse alone on the bytes of the list that is previewed. */
  bareList: number
}

/** A trainer's pages of a cohort of 40 and of 500: the same cohort in a store that holds little else, and in a full one. */
export async function measureCohorts(
  buildFolder: string,
  folder: string,
  answers: number,
): Promise<CohortFigures> {
  const pages: PageFigures[] = []
  for (const { learners, answersEach } of COHORTS) {
    const storeOf = (attempts: number) =>
      madeUpStore(join(folder, 'made-up'), { members: learners, answersPerMember: answersEach, attempts })
    const [few, many] = [await storeOf(FEW), await storeOf(answers)]
    for (const figures of await measurePages(buildFolder, few, many)) pages.push({ learners, ...figures })
    // Gigabytes that nothing else reads.
    rmSync(many.databaseUrl.replace(/^file:/, ''))
  }
  return { pages, bareList: bareMs(listOf(LIST_ROWS)) }
}

async function measurePages(buildFolder: string, few: MadeUpStore, many: MadeUpStore) {
  const start = ({ databaseUrl }: MadeUpStore) =>
    startMeasured('bench/serve.js', [buildFolder], { DATABASE_URL: databaseUrl })
  const servers = [await start(few), await start(many)] as const
  try {
    const pagesOfFew = pagesIn(servers[0], few, await trainerCookie(few))
    const pagesOfMany = pagesIn(servers[1], many, await trainerCookie(many))
    const figures = []
    for (const [at, page] of pagesOfFew.entries()) {
      const other = { ...pagesOfMany[at], name: 'full' } as Subject
      const ms = await compare([page, other], 3)
      const [fewMs = Number.NaN, manyMs = Number.NaN] = [ms.get(page.name), ms.get(other.name)]
      figures.push({ page: page.name, few: fewMs, many: manyMs })
    }
    return figures
  } finally {
    for (const server of servers) await server.stop()
  }
}

function pagesIn(server: MeasuredProcess, { cohortId, personId }: MadeUpStore, cookie: string): Subject[] {
  const home = `/en/teach/${cohortId}`
  const page = (name: string, path: string, shown: string): Subject => ({
    name,
    in: server,
    ask: () => server.send(home + path, { headers: { cookie } }),
    expect: ({ status, body }) => status === 200 && body.includes(shown),
  })
  const list = fileForm(listOf(LIST_ROWS))
  const headers = { cookie, origin: server.url, 'content-type': list.type }
  return [
    page('cohort page', '', personId(0)),
    page('list of analyses', '/analysis', 'analysis/course-0/module-0'),
    page('item analysis of a module', '/analysis/course-0/module-0', 'share-by-birth-module-0'),
    {
      name: `preview of a list of ${LIST_ROWS.toLocaleString('en')} rows`,
      in: server,
      ask: () => server.send(`${home}/invite`, { method: 'POST', body: list.body, headers }),
      // A row of the very end, among those that were read and checked.
      expect: ({ status, body }) => status === 200 && body.includes(`new-${LIST_ROWS - 1}@`),
    },
  ]
}

/** A list as an office sends it: a tenth are on the platform already, and names hold a comma. */
function listOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const email = `${index % 10 === 0 ? 'person' : 'new'}-${index}@office.example`
    return `"Number ${index}, of many",${email},en,Mozambique,Institute of Statistics`
  })
  return ['Name,E-mail,Language,Country,Organisation', ...lines, ''].join('\r\n')
}

/** The form of the page, with the list as its file. */
function fileForm(csv: string): { type: string; body: string } {
  const boundary = 'the-end-of-a-part'
  const named = (name: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`
  const form = `${named('form')}\r\n\r\nread`
  const file = `${named('file')}; filename="list.csv"\r\nContent-Type: text/csv\r\n\r\n${csv}`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: `${form}\r\n${file}\r\n--${boundary}--\r\n`,
  }
}

function bareMs(csv: string): number {
  const runs = Array.from({ length: BARE_RUNS + 1 }, () => {
    const before = process.cpuUsage()
    parse(Buffer.from(csv))
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  // The first warms up.
  return median(runs.slice(1))
}
