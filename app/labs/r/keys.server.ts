import { existsSync, rmSync } from 'node:fs'
import type { ResultProblem, ScriptOutcome } from './driver.ts'
import { NO_FENCE } from './fence.server.ts'
import {
  areCurrent,
  drawsOf,
  type KeyDraw,
  type KeySource,
  type Keys,
  readKeys,
  solutionHash,
  writeKeys,
} from './keys-file.server.ts'
import { type RProgram, type RStopped, SCRIPT_LIMIT_MS } from './r-program.ts'
import { startRscript } from './rscript-program.server.ts'
import { hasWebr } from './webr-files.js'
import { startWebr } from './webr-program.server.ts'

export interface KeyTask extends Pick<KeySource, 'solution' | 'results' | 'draws'> {
  /** The tables of a draw; the script finds each as `<name>.csv` in its working directory. */
  tables: (draw: KeyDraw) => { name: string; csv: string }[]
}

/** A module's exercises of kind R, and the file in which their keys stand. */
export interface ModuleWithR {
  /** For messages: `course/module`. */
  name: string
  /** Path of its keys.json. */
  file: string
  exercises: (KeyTask & KeySource & { id: string })[]
}

/**
 * R in a fence: webR if installed, else the R of the machine. Call `close` when done.
 * @param trusted lets scripts run without a fence where there is none
 * @throws {Error} in plain words when there is no R, or no fence and no trust
 */
export function startR({ trusted }: { trusted: boolean }): RProgram {
  const r = (hasWebr() ? startWebr({ trusted }) : null) ?? startRscript({ trusted })
  if (r) return r
  // Trusted scripts need no fence: what is missing then is R.
  if (!trusted) throw new Error(NO_FENCE)
  throw new Error('There is no R here. Install the optional package (npm install webr), or R (r-base-core).')
}

/**
 * Runs the author's solution on every draw: the named results by draw.
 * @throws {Error} with draw, line and words when the solution fails or leaves a result that is no number
 */
export async function computeKeys(
  { solution, results, tables, draws }: KeyTask,
  r: RProgram,
): Promise<Record<string, Record<string, number>>> {
  const names = drawsOf(draws)
  const outcomes = await r.run(
    names.map((draw) => ({
      script: solution,
      files: tables(draw).map(({ name, csv }) => ({ name: `${name}.csv`, text: csv })),
      results,
    })),
  )
  return Object.fromEntries(
    names.map((draw, at) => {
      const outcome = outcomes[at]
      // After one that was stopped there are no more answers.
      if (!outcome) throw new Error(`The solution was not run on draw ${draw}.`)
      return [draw, valuesOf(outcome, results, `draw ${draw}`)]
    }),
  )
}

const stopWords: Record<RStopped['stopped'], string> = {
  time: `did not end within ${SCRIPT_LIMIT_MS / 1000} s`,
  output: 'printed too much',
  ended: 'ended R itself (most often for want of memory)',
}

const problemWords: Record<ResultProblem, string> = {
  missing: 'is not there: the script must leave a variable of that name',
  'not-a-number': 'is not a number',
  'not-one-value': 'has more than one value, or none',
  'not-finite': 'is missing or infinite (NA, NaN, Inf)',
}

function valuesOf(
  outcome: ScriptOutcome | RStopped,
  results: string[],
  where: string,
): Record<string, number> {
  if ('stopped' in outcome) throw new Error(`On ${where} the solution ${stopWords[outcome.stopped]}.`)
  const { error, problems, values } = outcome
  if (error) {
    const line = error.line === null ? '' : `, line ${error.line}`
    throw new Error(`On ${where}${line}, the solution stops: ${error.message}`)
  }
  return Object.fromEntries(
    results.map((name) => {
      const value = values[name]
      if (typeof value === 'number') return [name, value]
      throw new Error(`On ${where} the result "${name}" ${problemWords[problems[name] ?? 'missing']}.`)
    }),
  )
}

interface Refresh {
  trusted: boolean
  /** Computes also what is current. */
  all: boolean
  say: (line: string) => void
}

/**
 * Brings the keys of all modules up to date: computes what is missing or older than its solution or data, drops what
 * has no exercise any more. R is started only if there is something to compute.
 * @returns how many exercises failed; their old keys stay
 */
export async function refreshKeys(modules: ModuleWithR[], { trusted, all, say }: Refresh): Promise<number> {
  let r: RProgram | null = null
  let failures = 0
  try {
    for (const module of modules) {
      const before = readKeys(module.file)
      const keys: Keys = {}
      for (const exercise of module.exercises) {
        const known = before[exercise.id]
        if (known) keys[exercise.id] = known
        if (!all && areCurrent(known, exercise)) continue
        r ??= started(trusted, say)
        try {
          const results = await computeKeys(exercise, r)
          keys[exercise.id] = { solution: solutionHash(exercise.solution), data: exercise.data, results }
          say(`${module.name}: ${exercise.id}: keys for ${exercise.draws + 1} draws`)
        } catch (error) {
          failures += 1
          say(`${module.name}: ${exercise.id}: ${error instanceof Error ? error.message : String(error)}`)
        }
      }
      keep(module.file, keys, before)
    }
  } finally {
    r?.close()
  }
  return failures
}

function started(trusted: boolean, say: Refresh['say']): RProgram {
  const r = startR({ trusted })
  say(`Keys are computed by ${r.name}${r.isFenced ? ', fenced in' : ' without a fence: you said --trusted'}.`)
  return r
}

function keep(file: string, keys: Keys, before: Keys): void {
  if (JSON.stringify(keys) === JSON.stringify(before)) return
  if (Object.keys(keys).length > 0) writeKeys(file, keys)
  else if (existsSync(file)) rmSync(file)
}
