import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import Database from 'better-sqlite3'
import { readDataSets } from '#app/content/read-data-sets.server.ts'
import { rowsOf } from '#app/labs/data/rows.ts'
import { scriptOf } from '#app/labs/data/script.ts'
import { isSameResult } from '#app/labs/sql/compare.ts'
import { startPool } from '#app/labs/sql/pool.server.ts'
import { chromiumFlags, findChromium } from '../tests/support/chromium.js'
import type { MeasuredProcess } from './measured-process.ts'

const QUERY = `SELECT SUM(weight * (foreign_born = 1)) AS by_birth,
  SUM(weight * (foreign_citizen = 1)) AS by_citizenship,
  SUM(weight * (foreign_born = 1 OR foreign_citizen = 1)) AS by_union
FROM v_census WHERE age < 18`
const RULES = { columns: 'names', order: 'none', digits: null } as const
const SUBMISSIONS = 300

export interface MarkingFigures {
  /** Marked a second with two threads: run on two draws and compared. */
  perSecond: number
  /** CPU milliseconds of all threads for one. */
  cpu: number
  /** CPU milliseconds of the same query, once, in bare better-sqlite3 on the same file. */
  bare: number
}

/** Marks the same query for many learners at once, as a submission does, and runs it bare. */
export async function measureMarking(folder: string): Promise<MarkingFigures> {
  const [found] = readDataSets('courses')
  if (!found?.dataSet) throw new Error('There is no data set to measure with.')
  const { dataSet } = found
  const pool = startPool({ threads: 2 })
  try {
    const image = await pool.build(rowsOf(dataSet, dataSet.seed ?? 1), scriptOf(dataSet))
    const drawn = ['shown', 'hidden'].map((key) => ({ key, load: async () => image }))
    const mark = async (learner: string) => {
      for (const one of drawn) {
        const [own, expected] = [await pool.run({ query: QUERY, image: one, learner }), expectedRun]
        if (own.kind !== 'rows' || !isSameResult(own.result, expected, RULES)) throw new Error('Not right.')
      }
    }
    const first = await pool.run({
      query: QUERY,
      image: drawn[0] ?? { key: '', load: async () => image },
      learner: null,
    })
    if (first.kind !== 'rows') throw new Error(first.message ?? first.code)
    const expectedRun = first.result
    await Promise.all(Array.from({ length: 4 }, (_, who) => mark(`warm-${who}`)))

    const [before, startedAt] = [process.cpuUsage(), performance.now()]
    const learners = Array.from({ length: 8 }, async (_, who) => {
      for (let sent = who; sent < SUBMISSIONS; sent += 8) await mark(`learner-${who}`)
    })
    await Promise.all(learners)
    const seconds = (performance.now() - startedAt) / 1000
    const { user, system } = process.cpuUsage(before)

    const file = join(folder, 'labs.db')
    writeFileSync(file, image)
    return {
      perSecond: SUBMISSIONS / seconds,
      cpu: (user + system) / 1000 / SUBMISSIONS,
      bare: bareMs(file),
    }
  } finally {
    await pool.close()
  }
}

function bareMs(file: string): number {
  const store = new Database(file, { readonly: true })
  const statement = store.prepare(QUERY)
  statement.all()
  const before = process.cpuUsage()
  for (let run = 0; run < SUBMISSIONS; run += 1) statement.all()
  const { user, system } = process.cpuUsage(before)
  store.close()
  return (user + system) / 1000 / SUBMISSIONS
}

export interface FirstResultFigures {
  /** Bytes over the wire from opening a lab to the first result, headers included. */
  server: number
  offline: number
  /** What the page says that R takes, from the build. */
  r: number | null
}

/** Bytes to the first result in a real browser, with the plain field. */
export async function measureFirstResult({ url }: MeasuredProcess): Promise<FirstResultFigures> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
  try {
    const measured = async (isOffline: boolean) => {
      const page = await browser.newPage()
      await page.addInitScript(() => localStorage.setItem('jalon/code-editor', 'no'))
      await page.goto(`${url}/en/courses/foundations/stock-and-flow`)
      await page.locator('form[data-live]').first().waitFor({ state: 'attached' })
      const sizes: Promise<number>[] = []
      page.on('requestfinished', (request) =>
        sizes.push(
          request
            .sizes()
            .then((size) => size.requestBodySize + size.responseBodySize + size.responseHeadersSize),
        ),
      )
      const lab = page.locator('#three-counts')
      await lab.locator('textarea').focus()
      if (isOffline) {
        await lab.getByRole('button', { name: /Work offline/ }).click()
        await lab.getByText('Queries run on this device now').waitFor()
      }
      await lab.getByRole('button', { name: 'Run', exact: true }).click()
      await lab.locator('.result-table').waitFor()
      const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
      await page.close()
      return total
    }
    const [server, offline] = [await measured(false), await measured(true)]
    const manifest = await fetch(`${url}/labs/r/manifest.json`)
    const r = manifest.ok ? ((await manifest.json()) as { bytes: number }).bytes : null
    return { server, offline, r }
  } finally {
    await browser.close()
  }
}
