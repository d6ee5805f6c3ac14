import { useEffect, useRef, useState } from 'react'
import type { AnswerDraw } from '#app/domain/exercise/kind.ts'
import type { PublicExerciseOf } from '#app/domain/exercise/public-exercise.ts'
import type { RRun, RSession } from '#app/labs/r/webr-client.ts'
import { getLocale } from '#app/messages/generated/runtime.js'

type State = 'off' | 'loading' | 'ready' | 'running' | 'failed'

interface Setting {
  exercise: PublicExerciseOf<'r'>
  /** Null for a visitor's own rows, which are not drawn yet. */
  draw: AnswerDraw | null
}

/** R in the page: nothing is loaded before `start`. `size` in bytes; null where this site serves no R. */
export function useR({ exercise, draw }: Setting) {
  const [size, setSize] = useState<number | null>(null)
  const [state, setState] = useState<State>('off')
  const [progress, setProgress] = useState(0)
  const [outcome, setOutcome] = useState<RRun | null>(null)
  const session = useRef<RSession | null>(null)
  const base = useRef('')

  useEffect(() => {
    void manifest().then((found) => {
      base.current = found?.base ?? ''
      setSize(found?.bytes ?? null)
    })
    return () => session.current?.stop()
  }, [])

  return {
    size,
    state,
    progress,
    outcome,
    async start() {
      setState('loading')
      try {
        const { startR } = await import('#app/labs/r/webr-client.ts')
        session.current = await startR({
          base: base.current,
          onProgress: (loaded, total) => setProgress(loaded / total),
        })
        setState('ready')
      } catch {
        setState('failed')
      }
    },
    async run(script: string, fillIn: (name: string, value: string) => void) {
      setState('running')
      setOutcome(null)
      try {
        const files = await filesOf(exercise, draw ?? 'open')
        const run = await session.current?.run(script, files, exercise.results)
        if (run) {
          setOutcome(run)
          for (const [name, value] of Object.entries(run.values))
            if (value !== null) fillIn(name, typed(value))
        }
        setState('ready')
      } catch {
        // It was stopped, or broke down: the next run starts R again.
        setState('ready')
      }
    },
    stop() {
      session.current?.stop()
    },
  }
}

/** As one would type it on this page: all digits, no grouping. */
const typed = (value: number): string =>
  new Intl.NumberFormat(getLocale(), { maximumSignificantDigits: 15, useGrouping: false }).format(value)

async function manifest(): Promise<{ base: string; bytes: number } | null> {
  try {
    const response = await fetch('/labs/r/manifest.json')
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}

const filesOf = ({ data, tables }: PublicExerciseOf<'r'>, draw: AnswerDraw) =>
  Promise.all(
    tables.map(async (table) => {
      const response = await fetch(`/data/${data.hash}/${draw}/${table}.csv`)
      if (!response.ok) throw new Error(`${table}.csv could not be loaded (${response.status}).`)
      return { name: `${table}.csv`, text: await response.text() }
    }),
  )
