import { z } from 'zod'
import type { BlockRecord, MinorChanges } from '#app/domain/studio/translation/block-states.ts'
import type { Say } from './problems.ts'
import { readYaml } from './read-yaml.ts'

/** What a file like `stock-and-flow/fr.blocks.yaml` keeps beside a text. */
export interface BlocksFile extends BlockRecord {
  /** Beside the source: its minor changes. */
  minor: MinorChanges
}

const help = 'The Studio writes this file; take it as it was, or delete it.'
const hash = z.string({ error: help }).regex(/^b[0-9a-f]{16}$/, help)
const pairs = z
  .array(z.tuple([hash, hash], { error: help }), { error: help })
  .max(5000, help)
  .default([])

const blocksFile = z.strictObject({ made: pairs, minor: pairs }, { error: () => help })

/** The path of what is kept beside a module's text. */
export const blocksPath = (moduleId: string, language: string): string =>
  `${moduleId}/${language}.blocks.yaml`

/** Reads it; null after problems. */
export const readBlocksFile = (text: string, say: Say): BlocksFile | null =>
  readYaml(text, blocksFile, say)?.value ?? null

/** How much of a block stands behind its line, for people who read the file or a comparison of two. */
const longestWords = 50

/** Writes it, one block a line. `wordsOf` tells a block's words by its hash. */
export function writeBlocksFile({ made, minor }: BlocksFile, wordsOf: (hash: string) => string): string {
  const line = ([one, other]: readonly [string, string]) => {
    const words = wordsOf(one)
      .replaceAll(/[^\p{L}\p{N}\p{P} ]+/gu, ' ')
      .trim()
      .slice(0, longestWords)
    return `  - [${one}, ${other}]${words ? ` # ${words}` : ''}\n`
  }
  const list = (key: string, entries: MinorChanges) =>
    entries.length > 0 ? `${key}:\n${entries.map(line).join('')}` : ''
  const written = list('made', made) + list('minor', minor)
  return `# Which block was translated from which, kept by the Studio: docs/authoring.md, "Translating in the Studio".\n${written || '{}\n'}`
}
