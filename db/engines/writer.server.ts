import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { ConflictError, type Engine, type Result, type Statement, StoreError } from './engine.ts'
import { openFile } from './file.server.ts'
import type { Answer, Question, Refusal } from './write-thread.ts'

/**
 * A store in one file, for a server: what is written goes through a thread of its own. A commit waits for the disk, which
 * now and then takes half a second, and then only those wait who have written something.
 */
export function openFileWithWriter(place: string): Engine {
  const here = openFile(place)
  const writer = startWriter(place)
  return {
    ...here,
    async run(statement) {
      if (here.isRead([statement])) return here.run(statement)
      const [result] = await writer.write([statement], false)
      return result ?? { rows: [] }
    },
    async batch(statements) {
      return here.isRead(statements) ? here.batch(statements) : writer.write(statements, true)
    },
    async close() {
      await writer.close()
      await here.close()
    },
  }
}

interface Writer {
  /** In the order in which it is asked. @throws ConflictError, StoreError or SQLite's own error, as the engine does */
  write(statements: Statement[], isBatch: boolean): Promise<Result[]>
  /** Ends after what was asked before. */
  close(): Promise<void>
}

interface Pending {
  resolve: (results: Result[]) => void
  reject: (error: Error) => void
}

/** Built, we are in `<build>/server/` or a folder of it, and the thread in `<build>/store/`. */
function threadFile(): string {
  const here = import.meta.url
  if (/\.ts(\?|$)/.test(here)) return fileURLToPath(new URL('./write-thread-start.js', here))
  const [build = ''] = here.split(/\/server\/(?:assets\/)?[^/]+$/)
  return fileURLToPath(`${build}/store/write-thread.js`)
}

/** One thread, started at the first write and again if it should ever break. It keeps the process alive while it writes. */
function startWriter(place: string): Writer {
  const pending = new Map<number, Pending>()
  let worker: Worker | null = null
  let number = 0

  /** What was under way may or may not be in the store, as when the power fails: whoever asked is told that it failed. */
  const broke = (reason: string) => {
    worker = null
    for (const { reject } of pending.values())
      reject(new StoreError(`The store could not be written: ${reason}`))
    pending.clear()
  }

  const start = (): Worker => {
    const started = new Worker(threadFile(), { workerData: place, execArgv: [], env: {} })
    let reason = 'its thread ended.'
    started.unref()
    started.on('message', (answer: Answer) => {
      const asked = pending.get(answer.number)
      pending.delete(answer.number)
      if (pending.size === 0) started.unref()
      if ('results' in answer) asked?.resolve(answer.results)
      else asked?.reject(errorOf(answer.refused))
    })
    started.on('error', (error) => {
      reason = error.message
    })
    started.on('exit', () => {
      if (worker === started) broke(reason)
    })
    return started
  }

  return {
    write: (statements, isBatch) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        number += 1
        pending.set(number, { resolve, reject })
        worker.ref()
        worker.postMessage({ number, statements, isBatch } satisfies Question)
      }),
    close: () =>
      new Promise((resolve) => {
        if (!worker) return resolve()
        worker.ref()
        worker.once('exit', () => resolve())
        worker.postMessage(null satisfies Question)
      }),
  }
}

function errorOf({ message, code, isConflict }: Refusal): Error {
  if (isConflict) return new ConflictError(message)
  return code?.startsWith('SQLITE_') ? new Database.SqliteError(message, code) : new StoreError(message)
}
