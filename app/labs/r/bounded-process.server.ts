import { spawn } from 'node:child_process'

interface Bounds {
  program: string
  words: string[]
  /** The user to run it as; undefined: the one we are. */
  uid: number | undefined
  /** What it reads on its standard input. */
  input: string
  /** Milliseconds it may stay silent after so many lines. */
  patience: (lines: number) => number
  /** Bytes it may print. */
  bytes: number
}

export interface BoundedEnd {
  lines: string[]
  /** `time` and `output`: it was stopped for that; `failed`: it ended badly by itself. */
  end: 'done' | 'time' | 'output' | 'failed'
  /** The end of what it said of errors. */
  errors: string
}

const ERROR_LENGTH = 2_000

/** Runs a program to its end. One that is silent for too long, or prints too much, is killed; nothing is asked of it. */
export function runBounded({ program, words, uid, input, patience, bytes }: Bounds): Promise<BoundedEnd> {
  return new Promise((resolve) => {
    const env = { NODE_ENV: 'production' as const, PATH: process.env.PATH, LANG: 'C.UTF-8' }
    const child = spawn(program, words, { env, ...(uid === undefined ? {} : { uid, gid: uid }) })
    const lines: string[] = []
    let [rest, errors, printed] = ['', '', 0]
    let end: BoundedEnd['end'] | null = null
    const stop = (why: 'time' | 'output') => {
      end ??= why
      child.kill('SIGKILL')
    }
    let clock = setTimeout(stop, patience(0), 'time')
    const wait = () => {
      clearTimeout(clock)
      clock = setTimeout(stop, patience(lines.length), 'time')
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text.length
      if (printed > bytes) return stop('output')
      const pieces = `${rest}${text}`.split('\n')
      rest = pieces.pop() ?? ''
      lines.push(...pieces)
      if (pieces.length > 0) wait()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = `${errors}${text}`.slice(-ERROR_LENGTH)
    })
    child.on('error', (error) => {
      errors = error.message
    })
    child.on('close', (code) => {
      clearTimeout(clock)
      resolve({ lines, end: end ?? (code === 0 ? 'done' : 'failed'), errors })
    })
    // A program that ended early does not read to the end; how it ended is told above.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
