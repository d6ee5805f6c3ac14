import { setTimeout } from 'node:timers/promises'
import { log } from './log.server.ts'

/** As long as somebody waits for a page. */
const A_WHILE_MS = 4000

/**
 * Waits for work that may take longer than a page should, and that may be gone on with wherever it stops. Tells whether it
 * is done; if not, it goes on behind the answer, and what fails then stands in the log. What fails before is thrown.
 */
export async function waitAWhile(work: Promise<unknown>, ms = A_WHILE_MS): Promise<boolean> {
  let isLate = false
  const seen = work.then(
    () => true,
    (error: unknown) => {
      if (!isLate) throw error
      log().error({ err: error }, 'Work behind an answer failed.')
      return true
    },
  )
  const patience = new AbortController()
  const late = setTimeout(ms, false, { signal: patience.signal }).catch(() => false)
  try {
    const isDone = await Promise.race([seen, late])
    isLate = !isDone
    return isDone
  } finally {
    patience.abort()
  }
}
