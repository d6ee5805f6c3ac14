import pino from 'pino'
import { environment } from './environment.server.ts'

declare global {
  var jalonLog: pino.Logger | undefined
}

/**
 * JSON lines on standard output. Nothing personal goes in: no names, addresses, answers, cookies or tokens.
 */
export const log = (): pino.Logger => {
  globalThis.jalonLog ??= toStandardOutput()
  return globalThis.jalonLog
}

function toStandardOutput(): pino.Logger {
  // Pino's own destination tries a broken pipe again and again and stops the process meanwhile: when whoever read the
  // log is gone, the log is lost, but people go on learning.
  process.stdout.on('error', () => {})
  return pino(
    { level: environment().logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    process.stdout,
  )
}

/** The path as it may be logged: without its query, and without what opens something: tokens of links, personal codes. */
export const loggedPath = (path: string): string =>
  path.replace(/[?#].*$/s, '').replace(/(\/(?:account\/reset|join|mail\/stop)\/)[^/.]+/, '$1…')
