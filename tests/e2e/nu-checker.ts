import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

interface Message {
  type: string
  subType?: string
  message: string
  lastLine?: number
  extract?: string
}

/** What the Nu HTML checker has against a page: errors only, each in one line. */
export function nuErrors(html: string): string[] {
  const done = spawnSync('java', ['-Xss1m', '-jar', jar, '--format', 'json', '--exit-zero-always', '-'], {
    input: html,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  })
  if (done.error) throw new Error(`The Nu HTML checker needs Java 11 or later: ${done.error.message}`)
  const { messages } = JSON.parse(done.stderr || done.stdout) as { messages: Message[] }
  return messages
    .filter(({ type }) => type === 'error' || type === 'non-document-error')
    .map(({ lastLine, message, extract }) => `${lastLine}: ${message} ${extract ?? ''}`.trim())
}
