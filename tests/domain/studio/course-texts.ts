import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = new URL('../../../courses', import.meta.url).pathname

/** Every module's text of the courses that come with the platform. */
export const courseTexts: { path: string; text: string }[] = readdirSync(folder, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('.mdx'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
