// `npm run bench`: the production build on a throw-away store, as ratios within one run. `--quick` leaves out the
// thousand modules and the million answers, and fills the full store with a hundred thousand answers, not ten million.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { openStore } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { buildIfChanged } from '../cli/build.js'
import { measureCohorts } from './cohorts.ts'
import { compare } from './compare.ts'
import { measureDurableInsert } from './durable.ts'
import { measureExport } from './export.ts'
import { launchChromium, measureFirstView } from './first-view.ts'
import { measureFirstResult, measureMarking } from './labs.ts'
import { startMeasured } from './measured-process.ts'
import { measureMemory } from './memory.ts'
import { measurePublishing } from './publishing.ts'
import { measureRequests } from './requests.ts'
import { measurePreview } from './studio-preview.ts'
import { measureTyping } from './studio-typing.ts'

type Row = [what: string, figure: string, ratio: string, budget: string]

const rows: Row[] = []
const ms = (value = Number.NaN) => `${value.toFixed(2)} ms`
const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`
const times = (a = Number.NaN, b = Number.NaN) => `${(a / b).toFixed(2)} ×`

function print() {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
}

const folder = mkdtempSync(join(tmpdir(), 'jalon-bench-'))
try {
  const buildFolder = buildIfChanged({ measured: true })
  const databaseUrl = `file:${join(folder, 'jalon.db')}`
  const store = await openStore(databaseUrl)
  await migrate(store)
  await publishCourses(store.db, 'courses', { now: Date.now() })
  await store.close()
  const variables = { DATABASE_URL: databaseUrl }

  rows.push(['CPU a request, server process', 'median', 'against', 'budget'])
  const { ms: cpu, page } = await measureRequests(buildFolder, variables)
  const empty = cpu.get('empty route')
  rows.push(['empty Remix route', ms(empty), '', ''])
  rows.push([
    'catalogue, signed in',
    ms(cpu.get('catalogue')),
    `${times(cpu.get('catalogue'), empty)} empty`,
    '',
  ])
  rows.push([
    'module page, signed in',
    ms(cpu.get('module page')),
    `${times(cpu.get('module page'), empty)} empty`,
    '≤ 1.5 ×',
  ])
  const [gzip, emptyGzip] = [cpu.get('module page, gzip'), cpu.get('empty route, gzip')]
  rows.push([
    'module page, compressed on the way',
    ms(gzip),
    `${times(gzip, emptyGzip)} empty, compressed`,
    '',
  ])

  const file = join(folder, 'page.html')
  writeFileSync(file, page)
  const bare = await startMeasured('bench/bare.js', [file])
  const bareMs = await compare(
    [{ name: 'bare', in: bare, ask: () => bare.send('/'), expect: ({ status }) => status === 200 }],
    60,
  )
  await bare.stop()
  const bareGet = bareMs.get('bare')
  rows.push([
    'node:http sending the same bytes',
    ms(bareGet),
    `${times(cpu.get('module page'), bareGet)} for the page`,
    '',
  ])

  const durable = measureDurableInsert(folder)
  const [action, submit] = [cpu.get('empty action'), cpu.get('submit')]
  rows.push(['empty Remix action', ms(action), '', ''])
  rows.push([
    'submit: graded, durable',
    ms(submit),
    `${times((submit ?? 0) - durable.cpu, action)} empty + a synced commit`,
    '≤ 2 ×',
  ])
  rows.push([
    'bare synced insert, better-sqlite3',
    ms(durable.cpu),
    `${times(submit, durable.cpu)} for the submit; ${ms(durable.wall)} on the clock`,
    '',
  ])

  const server = await startMeasured('bench/serve.js', [buildFolder], variables)
  const browser = await launchChromium()
  for (const path of [
    '/en/courses/foundations/missing-in-statistics',
    '/fr/courses/foundations/stock-and-flow',
  ]) {
    const view = await measureFirstView(server.url + path, browser)
    rows.push([`first view of ${path}`, `${view.requests} requests`, '', ''])
    rows.push([
      '  HTML + CSS, over the wire',
      kb(view.html + view.css),
      `${kb(view.html)} + ${kb(view.css)}`,
      '≤ 50 KB',
    ])
    rows.push(['  scripts, over the wire', kb(view.scripts), '', '≤ 110 KB'])
    rows.push(['  pictures and the rest', kb(view.other), '', ''])
  }
  await browser.close()
  const result = await measureFirstResult(server)
  rows.push(['first result of a lab, on the server', kb(result.server), 'from opening the lab', ''])
  rows.push(['first result of a lab, offline', kb(result.offline), 'engine and tables', ''])
  rows.push(['first result of a lab, R in the page', result.r === null ? '—' : kb(result.r), 'R itself', ''])
  await server.stop()

  const marking = await measureMarking(folder)
  rows.push([
    'SQL marked, two threads',
    `${marking.perSecond.toFixed(0)} a second`,
    `${ms(marking.cpu)} CPU each, on two draws: ${times(marking.cpu, marking.bare)} one bare better-sqlite3 query`,
    '',
  ])

  const typing = await measureTyping(buildFolder, folder)
  rows.push([
    `${typing.typists} trainers typing`,
    `${typing.savesPerSecond.toFixed(0)} saves a second`,
    '',
    '',
  ])
  rows.push([
    '  module page meanwhile, CPU',
    ms(typing.cpu.meanwhile),
    `${times(typing.cpu.meanwhile, typing.cpu.alone)} with nobody typing`,
    '',
  ])
  rows.push([
    '  module page meanwhile, 99 of 100 within',
    ms(typing.p99.meanwhile),
    `${times(typing.p99.meanwhile, typing.p99.alone)} with nobody typing`,
    '',
  ])
  rows.push([
    '  a text saved and checked, half within',
    ms(typing.saved.p50),
    `99 of 100 within ${ms(typing.saved.p99)}; ${typing.unchecked} of ${typing.saves} checked later`,
    '',
  ])

  const author = await launchChromium()
  const previews = await measurePreview(buildFolder, folder, author)
  await author.close()
  rows.push([
    'from the last key to the preview, half within',
    ms(previews[Math.floor(previews.length / 2)]),
    `slowest ${ms(previews.at(-1))}, a pause of 250 ms included`,
    '≤ 750 ms',
  ])

  const publishing = await measurePublishing(folder)
  rows.push(['reading the text of a module with remark', ms(publishing.reading), '', ''])
  for (const { modules, first, changed, unchanged } of publishing.perModule) {
    rows.push([
      `publish ${modules} modules, CPU each`,
      ms(first),
      `changed ${ms(changed)}, ${times(changed, publishing.reading)} reading; unchanged ${ms(unchanged)}`,
      '≤ 40 ms',
    ])
  }

  const isQuick = process.argv.includes('--quick')
  const answers = isQuick ? 100_000 : 10_000_000
  const { pages, bareList } = await measureCohorts(buildFolder, folder, answers)
  rows.push([`trainers' pages, ${answers.toLocaleString('en')} answers in the store`, '', '', ''])
  for (const { learners, page: name, few, many } of pages) {
    const isCohortPage = learners === 40 && name === 'cohort page'
    rows.push([
      `  ${name}, ${learners} learners`,
      ms(many),
      `${times(many, few)} the same with 10,000 answers`,
      isCohortPage ? '≤ 1.5 ×' : '',
    ])
  }
  const preview = pages.findLast(({ page: name }) => name.startsWith('preview'))
  rows.push([
    '  csv-parse alone on the list',
    ms(bareList),
    `${times(preview?.many, bareList)} for the preview`,
    '',
  ])

  if (!isQuick) {
    const memory = await measureMemory(buildFolder, folder, 1000)
    rows.push(['memory, started', `${memory.started.toFixed(0)} MB`, '', ''])
    rows.push([`memory, ${memory.modules} modules read`, `${memory.loaded.toFixed(0)} MB`, '', '≤ 250 MB'])

    const exported = await measureExport(buildFolder, folder, 1_000_000)
    for (const { format, answers, megabytes, seconds, peak } of exported) {
      const few = exported.find((other) => other.format === format)
      rows.push([
        `export of ${answers.toLocaleString('en')} answers, ${format}`,
        `${(megabytes / seconds).toFixed(1)} MB a second`,
        `${(peak / 1e6).toFixed(0)} MB at most: ${times(peak, few?.peak)} that of 10,000 answers`,
        'constant memory',
      ])
    }
  }
  print()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
