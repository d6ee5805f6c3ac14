import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ScriptOutcome } from '#app/labs/r/driver.ts'
import { computeKeys, type ModuleWithR, refreshKeys, startR } from '#app/labs/r/keys.server.ts'
import { areCurrent, readKeys, solutionHash, writeKeys } from '#app/labs/r/keys-file.server.ts'
import type { RProgram } from '#app/labs/r/r-program.ts'
import { startRscript } from '#app/labs/r/rscript-program.server.ts'
import { hasWebr } from '#app/labs/r/webr-files.js'
import { BUBBLEWRAP_HINT, hasBubblewrap } from '#tests/support/bubblewrap.js'

const canRun = hasBubblewrap() && hasWebr()
if (!canRun) process.stdout.write(`${BUBBLEWRAP_HINT}\n`)

const solution =
  'd <- read.csv("census_person.csv")\nshare <- 100 * weighted.mean(d$age < 18, d$weight)\nn <- nrow(d)'
/** Each draw has one person more. */
const tables = (draw: 'open' | number) => {
  const rows = ['10,1', '40,3', ...Array.from({ length: draw === 'open' ? 0 : draw }, () => '12,4')]
  return [{ name: 'census_person', csv: `age,weight\n${rows.join('\n')}\n` }]
}
const task = { solution, results: ['share', 'n'], tables, draws: 2 }

const folder = mkdtempSync(join(tmpdir(), 'jalon-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!canRun)('keys are computed in the fence', () => {
  let r: RProgram
  let listener: Server
  let asked = 0
  beforeAll(async () => {
    r = startR({ trusted: false })
    listener = createServer((_request, response) => {
      asked += 1
      response.end('reached')
    })
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    r.close()
    listener.close()
  })
  const outcomeOf = async (script: string) => {
    const [outcome] = await r.run([{ script, files: [], results: ['x'] }])
    return outcome as ScriptOutcome
  }

  test('for the open draw and every other, by the named results', { timeout: 180_000 }, async () => {
    expect(r.isFenced).toBe(true)
    const keys = await computeKeys(task, r)
    expect(keys).toEqual({
      open: { share: 25, n: 2 },
      1: { share: 62.5, n: 3 },
      2: { share: 75, n: 4 },
    })
  })

  test('a failing solution is told with draw, line and cause', { timeout: 180_000 }, async () => {
    const of = (script: string) => computeKeys({ ...task, solution: script, results: ['x'], draws: 0 }, r)
    await expect(of('x <- 1\nstop("no weights")')).rejects.toThrow(
      'On draw open, line 2, the solution stops: no weights',
    )
    await expect(of('x <- "5"')).rejects.toThrow('On draw open the result "x" is not a number')
  })

  test('each script starts afresh, and what it leaves is looked at', { timeout: 180_000 }, async () => {
    const job = (script: string) => ({ script, files: [], results: ['a', 'b', 'c', 'd', 'e'] })
    const outcomes = await r.run([
      job('a <- 1L\nb <- "5"; c <- 1:2; d <- NA_real_\noptions(digits = 3)\nwriteLines("x", "left.txt")'),
      job('print(pi)\nprint(list.files())\nwarning("careful")\nplot(1:3)\nquit()'),
      job('c <- 5; paste <- function(...) "mine"; sink("away.txt"); a <- 0.1 + 0.2'),
      job('a <- 1\nb <- c(1,\n2,,)\n)'),
    ])
    expect(outcomes).toMatchObject([
      {
        values: { a: 1, b: null, c: null, d: null, e: null },
        problems: { b: 'not-a-number', c: 'not-one-value', d: 'not-finite', e: 'missing' },
        error: null,
      },
      {
        output: '[1] 3.141593\ncharacter(0)\nWarning: careful\n',
        problems: { a: 'missing' },
        error: { message: 'quit(): quit() is not available here', line: 5 },
      },
      { values: { a: 0.1 + 0.2, c: 5 }, error: null },
      { values: { a: null }, error: { message: "unexpected ')'", line: 4 } },
    ])
  })

  test('a hostile script finds no file, no program, no network', { timeout: 180_000 }, async () => {
    const { port } = listener.address() as AddressInfo
    const { output } = await outcomeOf(`
      try_it <- function(e) tryCatch(suppressWarnings(e), error = function(e) "refused")
      print(try_it(readLines("/etc/passwd")))
      print(try_it(system("id", intern = TRUE)))
      print(try_it(readLines(url("http://127.0.0.1:${port}/"))))
      print(try_it(download.file("http://127.0.0.1:${port}/", "f", quiet = TRUE)))
      print(try_it(webr::eval_js("process.env.PATH")))
      print(try_it(webr::eval_js("require('fs').readdirSync('/').join()")))
      print(try_it({
        s <- socketConnection("127.0.0.1", ${port}, open = "r+", timeout = 3)
        writeLines("GET / HTTP/1.0\\r\\n\\r\\n", s); readLines(s)
      }))
      print(Sys.getenv("DATABASE_URL"))
    `)
    expect(output).not.toMatch(/root:|uid=|reached|node_modules|\/usr\/s?bin:|passwd/)
    expect(asked).toBe(0)
    // The second fence, Node's permissions, ends R at this one.
    const mounts = 'webr::mount("/mnt", "/", type = "nodefs")\nprint(list.files("/mnt/etc"))\nx <- 1'
    expect(await outcomeOf(mounts)).toMatchObject({ stopped: 'ended' })
  })

  test('a script that never ends is stopped, and the next one runs', { timeout: 240_000 }, async () => {
    const startedAt = Date.now()
    const endless = { script: 'repeat tryCatch(repeat 1, error = identity)', files: [], results: ['x'] }
    expect(await r.run([endless])).toMatchObject([{ stopped: 'time' }])
    // Ten seconds for the script; the rest is how long a busy machine takes to start R.
    expect(Date.now() - startedAt).toBeLessThan(105_000)
    expect(await outcomeOf('x <- 1')).toMatchObject({ values: { x: 1 } })
  })

  test('memory ends where the fence says; a flood of output is cut', { timeout: 240_000 }, async () => {
    const hoard = 'x <- list()\nrepeat x[[length(x) + 1]] <- numeric(1e6) + 1'
    expect((await outcomeOf(hoard)).error?.message).toContain('cannot allocate')
    const flood = await outcomeOf('x <- 1\ncat(strrep("a", 1e6))')
    expect(flood).toMatchObject({ isCut: true, values: { x: 1 } })
    expect(flood.output.length).toBeLessThan(100_000)
  })

  test('the R of the machine is fenced in as well', { timeout: 180_000 }, async ({ skip }) => {
    const native = startRscript({ trusted: false })
    if (!native) return skip('there is no Rscript here')
    const { port } = listener.address() as AddressInfo
    const script = `
      print(tryCatch(suppressWarnings(readLines("/etc/passwd")), error = function(e) "refused"))
      print(tryCatch(suppressWarnings(readLines("http://127.0.0.1:${port}/")), error = function(e) "refused"))
      print(list.files(c("/home", "/root", "/var", "/proc")))
      print(file.create("/app/mine", "/usr/mine"))
      print(Sys.getenv(c("DATABASE_URL", "HOME")))
      x <- 1`
    const [outcome] = await native.run([{ script, files: [], results: ['x'] }])
    expect(outcome).toMatchObject({ values: { x: 1 } })
    expect((outcome as ScriptOutcome).output.match(/refused|character\(0\)|FALSE FALSE/g)).toHaveLength(4)
    expect(asked).toBe(0)
  })

  test('the R of the machine gives the same, in the same fence', { timeout: 180_000 }, async ({ skip }) => {
    const native = startRscript({ trusted: false })
    if (!native) return skip('there is no Rscript here')
    expect(native.isFenced).toBe(true)
    expect(await computeKeys({ ...task, draws: 1 }, native)).toEqual({
      open: { share: 25, n: 2 },
      1: { share: 62.5, n: 3 },
    })
  })

  test('only what is missing or old is computed, and the file says what from', {
    timeout: 240_000,
  }, async () => {
    const file = join(folder, 'keys.json')
    const exercise = { ...task, id: 'weighted-share', data: 'hash-of-meridia', draws: 1 }
    const module: ModuleWithR = { name: 'foundations/weights', file, exercises: [exercise] }
    const lines: string[] = []
    const refresh = (modules: ModuleWithR[]) =>
      refreshKeys(modules, { trusted: false, all: false, say: (line) => lines.push(line) })

    expect(await refresh([module])).toBe(0)
    expect(readKeys(file)).toEqual({
      'weighted-share': {
        solution: solutionHash(solution),
        data: 'hash-of-meridia',
        results: { open: { share: 25, n: 2 }, 1: { share: 62.5, n: 3 } },
      },
    })
    expect(lines).toEqual([
      'Keys are computed by webR, fenced in.',
      'foundations/weights: weighted-share: keys for 2 draws',
    ])

    lines.length = 0
    expect(await refresh([module])).toBe(0)
    expect(lines).toEqual([])

    // A solution that fails leaves the keys as they were.
    const broken = { ...module, exercises: [{ ...exercise, solution: 'share <- ' }] }
    expect(await refresh([broken])).toBe(1)
    expect(lines.at(-1)).toContain('foundations/weights: weighted-share: On draw open, line')
    expect(readKeys(file)['weighted-share']?.solution).toBe(solutionHash(solution))

    // An exercise that went takes its keys along.
    expect(await refresh([{ ...module, exercises: [] }])).toBe(0)
    expect(readKeys(file)).toEqual({})
  })
})

describe('the file of keys', () => {
  const source = { solution: 'x <- 1', results: ['x'], data: 'hash', draws: 2 }
  const keys = {
    solution: solutionHash('x <- 1'),
    data: 'hash',
    results: { open: { x: 1 }, 1: { x: 1 }, 2: { x: 1 } },
  }

  test('is old as soon as solution, data, names or number of draws change', () => {
    expect(areCurrent(keys, source)).toBe(true)
    expect(areCurrent(undefined, source)).toBe(false)
    expect(areCurrent(keys, { ...source, solution: 'x <- 2' })).toBe(false)
    expect(areCurrent(keys, { ...source, data: 'other' })).toBe(false)
    expect(areCurrent(keys, { ...source, results: ['x', 'y'] })).toBe(false)
    expect(areCurrent(keys, { ...source, draws: 3 })).toBe(false)
  })

  test('is written whole, exercises by name, and leaves nothing beside it', () => {
    const file = join(folder, 'written.json')
    writeKeys(file, { b: keys, a: keys })
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['a', 'b'])
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  test('is refused in words when something else stands there', () => {
    const file = join(folder, 'broken.json')
    writeFileSync(file, '{"a": 1}')
    expect(() => readKeys(file)).toThrow('is not a file of keys')
  })
})
