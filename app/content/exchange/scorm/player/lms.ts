import { scormTime } from './standing.ts'

/** The part of SCORM 1.2's API that is used; a learning platform puts it into a window above this one. */
interface Api {
  LMSInitialize(nothing: ''): string | boolean
  LMSGetValue(element: string): string
  LMSSetValue(element: string, value: string): string | boolean
  LMSCommit(nothing: ''): string | boolean
  LMSFinish(nothing: ''): string | boolean
}

/** Windows above that are searched; the standard says seven, platforms nest deeper. */
const MOST_WINDOWS = 20

/** The platform's API: in a window above, or above the one that opened this. Null: opened outside a platform. */
export function findApi(start: Window): Api | null {
  return inWindows(start) ?? (start.opener ? inWindows(start.opener as Window) : null)
}

function inWindows(start: Window): Api | null {
  let window = start
  try {
    for (let count = 0; count < MOST_WINDOWS; count += 1) {
      const { API } = window as Window & { API?: Api }
      if (API) return API
      if (!window.parent || window.parent === window) return null
      window = window.parent
    }
  } catch {
    // A window of another origin: nothing behind it is ours to ask.
  }
  return null
}

export interface Session {
  isConnected: boolean
  /** Whether what is done here counts; a platform may open a module only to look at it. */
  counts: boolean
  get(element: string): string
  /** Sets and, unless the platform is gone, has it kept. */
  keep(values: Record<string, string>): void
  finish(): void
}

/** Begins a session with the platform; without one everything works and nothing is kept. */
export function openSession(api: Api | null, now: () => number): Session {
  const startedAt = now()
  let isOpen = false
  const guarded = <T>(ask: (api: Api) => T, otherwise: T): T => {
    if (!api || !isOpen) return otherwise
    try {
      return ask(api)
    } catch {
      return otherwise
    }
  }
  const set = (values: Record<string, string>) =>
    guarded((lms) => {
      for (const [element, value] of Object.entries(values)) lms.LMSSetValue(element, value)
    }, undefined)
  const time = () => ({ 'cmi.core.session_time': scormTime(now() - startedAt) })
  const commit = () => guarded((lms) => lms.LMSCommit(''), 'false')

  try {
    isOpen = api !== null && String(api.LMSInitialize('')) === 'true'
  } catch {
    isOpen = false
  }
  const get = (element: string) => guarded((lms) => String(lms.LMSGetValue(element) ?? ''), '')
  const counts = !['browse', 'review'].includes(get('cmi.core.lesson_mode'))
  return {
    isConnected: isOpen,
    counts,
    get,
    keep(values) {
      set({ ...values, ...time() })
      commit()
    },
    finish() {
      // Suspended, so that the platform gives back what was kept.
      set({ ...time(), 'cmi.core.exit': 'suspend' })
      commit()
      guarded((lms) => lms.LMSFinish(''), 'false')
      isOpen = false
    },
  }
}
