import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifest = z.object({ base: z.string(), bytes: z.number() })

/** Where R's files are served, for `startR`, and how many bytes the first start loads. */
export type RManifest = z.infer<typeof manifest>

/**
 * What a build says of R in the page; null where webR, which is optional, was not there to build with.
 * @param buildFolder the folder of the build that is served
 */
export function rManifest(buildFolder: string): RManifest | null {
  const file = join(buildFolder, 'client/labs/r/manifest.json')
  return existsSync(file) ? manifest.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}
