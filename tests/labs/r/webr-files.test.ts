import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emAsmFunctions } from '#app/labs/r/em-asm.js'
import { patchR, patchWorker } from '#app/labs/r/patch-webr.js'
import { workerPolicy } from '#app/labs/r/policy.js'
import { hasWebr, writeWebr } from '#app/labs/r/webr-files.js'

describe.skipIf(!hasWebr())("webR's files", () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jalon-webr-'))
    writeWebr(folder, 'page')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')

  test.each(['R.js', 'webr-worker.js', 'webr.js'])('%s evaluates no text as JavaScript', (name) => {
    const calls = [...read(name).matchAll(/(?<![.\w])eval\b.|\bFunction\(/g)].map(([call]) => call)
    // What is left are methods of that name, which evaluate R.
    expect(calls.filter((call) => call !== 'eval(' && call !== 'eval-')).toEqual([])
    expect(read(name)).not.toMatch(/\(0,\s*eval\)|(?<![.\w])eval\((?!\)\{)|(?<![.\w])Function\(/)
  })

  test('the functions that the libraries of R bring stand in R.js, ready made', () => {
    const functions = emAsmFunctions(readFileSync(join(folder, 'R.wasm')))
    expect(functions).toHaveLength(62)
    const table = /var EM_ASM=(\{.*?\});var emAsm=/s.exec(read('R.js'))?.[1] ?? ''
    // As R.js has them: each text is what its function is made of.
    const made = new Function(`return (${table})`)() as Record<string, unknown>
    expect(Object.keys(made).sort()).toEqual(functions.sort())
    for (const text of functions) expect(made[text]).toBeInstanceOf(Function)
  })

  test('R knows only files that are served', () => {
    const named = [...read('R.js').matchAll(/^load(?:File|Image)\('[^']*','[^']*','(vfs\/[^']*)'/gm)]
    expect(named.length).toBeGreaterThan(30)
    const served = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    expect(named.filter(([, path]) => !served.has(path ?? ''))).toEqual([])
  })

  test('another webR stops the build instead of being served unpatched', () => {
    const source = read('R.js')
    expect(() => patchR(source, [], () => true)).toThrow('R.js of webR is not as expected')
    expect(() => patchWorker('nothing like it')).toThrow('webr-worker.js of webR is not as expected')
  })
})

test('the worker may load its own files and reach nothing else', () => {
  expect(workerPolicy('https://learn.example')).toBe(
    "default-src 'none'; script-src https://learn.example/labs/r/ 'wasm-unsafe-eval'; connect-src https://learn.example/labs/r/",
  )
  expect(workerPolicy('http://[::1]:3000')).toContain('http://[::1]:3000/labs/r/')
})

test.each(["http://evil; script-src 'unsafe-eval'", 'http://a b', 'data:', ''])(
  'an origin that is none gets a policy that loads nothing: %s',
  (origin) => {
    expect(workerPolicy(origin)).toBe("default-src 'none'")
  },
)
