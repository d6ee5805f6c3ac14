import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runBounded } from './bounded-process.server.ts'
import { OUTPUT_LIMIT, readOutcome, runExpression } from './driver.ts'
import { type CommandLine, canFence, type Fenced, fenceIn, programFiles } from './fence.server.ts'
import { type RJob, type RProgram, SCRIPT_LIMIT_MS, START_LIMIT_MS } from './r-program.ts'
import { writeWebr } from './webr-files.js'

/** Paths in webR's own file system. */
const paths = {
  script: '/home/web_user/script.R',
  folder: '/home/web_user/lab',
  printed: '/home/web_user/printed',
}
const MEMORY = 900_000_000
const START_CPU_SECONDS = 60
/** JSON makes of one character at most six. */
const LINE_BYTES = 6 * OUTPUT_LIMIT + 10_000

/** webR under Node: a folder with nothing else in it, and the fence around, or null where there is none. */
export function startWebr({ trusted }: { trusted: boolean }): RProgram | null {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-r-'))
  const close = () => rmSync(folder, { recursive: true, force: true })
  try {
    // Readable for nobody, who runs it.
    chmodSync(folder, 0o755)
    writeWebr(join(folder, 'webr'), 'node')
    for (const name of ['fence-child.mjs', 'memory-cap.cjs'])
      cpSync(fileURLToPath(new URL(name, import.meta.url)), join(folder, name))
    const fence = canFence({ ...fencedNode(folder, 0), words: ['--version'] })
    if (!fence && !trusted) {
      close()
      return null
    }
    const command = (jobs: number): CommandLine =>
      fence ? fenceIn(fencedNode(folder, jobs), fence.uid) : plainNode(folder)
    return {
      name: 'webR',
      isFenced: fence !== null,
      run: (jobs) => runJobs(command(jobs.length), jobs),
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

const nodeWords = (folder: string) => [
  // The fence is what holds; this is a second one inside.
  Number(process.versions.node.split('.')[0]) >= 24 ? '--permission' : '--experimental-permission',
  `--allow-fs-read=${folder}/`,
  '--allow-worker',
  '--disallow-code-generation-from-strings',
  '--max-old-space-size=128',
  '--liftoff-only',
  '--no-warnings',
  ...['--require', `${folder}/memory-cap.cjs`],
  `${folder}/fence-child.mjs`,
  `${folder}/webr/`,
]

const fencedNode = (folder: string, jobs: number): Fenced => ({
  program: process.execPath,
  words: nodeWords('/app'),
  readable: [...programFiles(process.execPath), { at: folder, as: '/app' }],
  links: [],
  writable: [],
  memory: MEMORY,
  cpuSeconds: START_CPU_SECONDS + (jobs * SCRIPT_LIMIT_MS) / 1000,
  openFiles: 128,
})

const plainNode = (folder: string): CommandLine => ({
  program: process.execPath,
  words: nodeWords(folder),
  uid: undefined,
})

async function runJobs(command: CommandLine, jobs: RJob[]): ReturnType<RProgram['run']> {
  const request = {
    scriptPath: paths.script,
    folder: paths.folder,
    jobs: jobs.map(({ script, files, results }) => ({
      script,
      files,
      expression: runExpression({
        ...paths,
        files: files.map(({ name }) => name),
        results,
        hasScreen: false,
      }),
    })),
  }
  const { lines, end, errors } = await runBounded({
    ...command,
    input: JSON.stringify(request),
    patience: (soFar) => (soFar === 0 ? START_LIMIT_MS : SCRIPT_LIMIT_MS),
    bytes: LINE_BYTES * (jobs.length + 1),
  })
  // The first line says that R is up.
  const outcomes = lines.slice(1, jobs.length + 1).map((line) => readOutcome(JSON.parse(line).outcome))
  if (outcomes.length === jobs.length) return outcomes
  return [...outcomes, { stopped: end === 'time' || end === 'output' ? end : 'ended', words: errors }]
}
