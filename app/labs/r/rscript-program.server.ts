import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runBounded } from './bounded-process.server.ts'
import { OUTPUT_LIMIT, readOutcome, runExpression, type ScriptOutcome } from './driver.ts'
import { canFence, type Fenced, fenceIn, systemFiles } from './fence.server.ts'
import { type RJob, type RProgram, type RStopped, SCRIPT_LIMIT_MS } from './r-program.ts'

const RSCRIPT = '/usr/bin/Rscript'
const MEMORY = 500_000_000

/** The R of the machine, where webR is not installed; null without one, or without a fence unless it is trusted. */
export function startRscript({ trusted }: { trusted: boolean }): RProgram | null {
  if (spawnSync(RSCRIPT, ['--version'], { stdio: 'ignore' }).status !== 0) return null
  const fence = canFence(fencedR(['-e', '1'], []))
  if (!fence && !trusted) return null
  return {
    name: 'Rscript',
    isFenced: fence !== null,
    async run(jobs) {
      const answers: (ScriptOutcome | RStopped)[] = []
      for (const job of jobs) {
        const answer = await runJob(job, fence)
        answers.push(answer)
        if ('stopped' in answer) break
      }
      return answers
    },
    close() {},
  }
}

const fencedR = (words: string[], more: Fenced['readable']): Fenced => {
  const { readable, links } = systemFiles()
  return {
    program: RSCRIPT,
    words: ['--vanilla', ...words],
    readable: [...readable, ...more],
    links,
    writable: ['/tmp', '/lab'],
    memory: MEMORY,
    cpuSeconds: SCRIPT_LIMIT_MS / 1000,
    // R refuses to start with 64.
    openFiles: 256,
  }
}

async function runJob(
  job: RJob,
  fence: { uid: number | undefined } | null,
): Promise<ScriptOutcome | RStopped> {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-r-'))
  try {
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'data'))
    for (const { name, text } of job.files) writeFileSync(join(folder, 'data', name), text)
    writeFileSync(join(folder, 'script.R'), job.script)
    const seen = fence ? '/app' : folder
    const lab = fence ? '/lab' : join(folder, 'lab')
    if (!fence) mkdirSync(lab)
    writeFileSync(join(folder, 'run.R'), program(job, seen, lab))
    const words = [`${seen}/run.R`]
    const command = fence
      ? fenceIn(fencedR(words, [{ at: folder, as: '/app' }]), fence.uid)
      : { program: RSCRIPT, words: ['--vanilla', ...words], uid: undefined }
    const { lines, end, errors } = await runBounded({
      ...command,
      input: '',
      patience: () => SCRIPT_LIMIT_MS,
      bytes: 6 * OUTPUT_LIMIT + 10_000,
    })
    const last = lines.at(-1)
    if (end === 'done' && last) return readOutcome(last)
    return { stopped: end === 'time' || end === 'output' ? end : 'ended', words: errors }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Copies the data to where the script may write, runs it, prints the outcome as the last line. */
function program({ files, results }: RJob, seen: string, lab: string): string {
  const names = files.map(({ name }) => name)
  const expression = runExpression({
    script: `${seen}/script.R`,
    folder: lab,
    printed: `${lab}/.printed`,
    files: [...names, '.printed'],
    results,
    hasScreen: false,
  })
  return [
    `for (name in list.files("${seen}/data"))`,
    `  invisible(file.copy(file.path("${seen}/data", name), file.path("${lab}", name)))`,
    `answer <- ${expression}`,
    'cat("\\n", answer, "\\n", sep = "")',
  ].join('\n')
}
