import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

interface Message {
  type: string
  url?: string
  message: string
  lastLine?: number
  extract?: string
}

/**
 * What the Nu HTML checker has against pages: errors only, each in one line. All go to one run of it, because starting
 * it takes longer than reading a page.
 * @param pages html by name
 */
export function nuErrors(pages: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-html-'))
  try {
    const files = new Map(
      Object.entries(pages).map(([name, html], index) => {
        const file = join(folder, `${index}.html`)
        writeFileSync(file, html)
        return [file, name]
      }),
    )
    const done = spawnSync(
      'java',
      ['-Xss1m', '-jar', jar, '--format', 'json', '--exit-zero-always', ...files.keys()],
      { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
    )
    if (done.error) throw new Error(`The Nu HTML checker needs Java 11 or later: ${done.error.message}`)
    const { messages } = JSON.parse(done.stderr || done.stdout) as { messages: Message[] }
    return messages
      .filter(({ type }) => type === 'error' || type === 'non-document-error')
      .map(({ url, lastLine, message, extract }) => {
        const name = url?.startsWith('file:') ? files.get(fileURLToPath(url)) : undefined
        return `${name ?? url}, line ${lastLine}: ${message} ${extract ?? ''}`.trim()
      })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
