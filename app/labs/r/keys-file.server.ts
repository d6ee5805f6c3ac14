import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** Which rows a key belongs to, as a name in the file: the draw that texts quote, or the number of a learner's own. */
export type KeyDraw = 'open' | number

const exerciseKeys = z.strictObject({
  /** sha256 of the solution that computed them. */
  solution: z.string(),
  /** Content hash of the data set. */
  data: z.string(),
  /** Values of the named results, by draw. */
  results: z.record(z.string(), z.record(z.string(), z.number())),
})
const keysFile = z.record(z.string(), exerciseKeys)

export type ExerciseKeys = z.infer<typeof exerciseKeys>
/** The keys of a module's R exercises, by exercise id. */
export type Keys = z.infer<typeof keysFile>

/** What keys are made from: when any of it changes, they are old. */
export interface KeySource {
  solution: string
  results: string[]
  /** Content hash of the data set. */
  data: string
  /** How many draws there are besides the open one. */
  draws: number
}

export const solutionHash = (solution: string) => createHash('sha256').update(solution).digest('hex')

export const drawsOf = (draws: number): KeyDraw[] => [
  'open',
  ...Array.from({ length: draws }, (_, at) => at + 1),
]

/** True when the keys are those of this very solution, data, names and draws. */
export function areCurrent(keys: ExerciseKeys | undefined, source: KeySource): boolean {
  if (keys?.solution !== solutionHash(source.solution) || keys.data !== source.data) return false
  const sameNames = (values: Record<string, number> | undefined) =>
    values !== undefined && Object.keys(values).sort().join() === [...source.results].sort().join()
  const draws = drawsOf(source.draws)
  return (
    Object.keys(keys.results).length === draws.length && draws.every((draw) => sameNames(keys.results[draw]))
  )
}

/**
 * The keys of a module; none without a file.
 * @throws {Error} when the file is not one that `writeKeys` made
 */
export const readKeys = (file: string): Keys =>
  existsSync(file) ? keysOf(readFileSync(file, 'utf8'), file) : {}

/**
 * The keys that a file holds.
 * @throws {Error} when the text is not one that `writeKeys` made
 */
export function keysOf(text: string, file: string): Keys {
  try {
    return keysFile.parse(JSON.parse(text))
  } catch {
    throw new Error(`${file} is not a file of keys. Delete it and run \`jalon courses keys\` again.`)
  }
}

/** Writes the file whole or not at all, exercises by name, so that versions of it can be compared. */
export function writeKeys(file: string, keys: Keys): void {
  const inOrder = Object.fromEntries(Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1)))
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    writeFileSync(unfinished, `${JSON.stringify(inOrder, null, 2)}\n`)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}
