import { isCollection, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Say, top } from './problems.ts'

type Path = readonly PropertyKey[]
type Place = { line: number; column: number }

export interface YamlFile<T> {
  value: T
  /** Where the value at a path stands, or the nearest thing around it. */
  placeOf(path: Path): Place
}

/**
 * Reads YAML by a schema. Every mistake is told with its line and column; null if there was any. The messages of the
 * schema say what to write instead.
 */
export function readYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  say: Say,
  firstLine = 1,
): YamlFile<z.infer<S>> | null {
  const lines = new LineCounter()
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    uniqueKeys: true,
  })
  for (const mistake of [...document.errors, ...document.warnings]) {
    say('yaml-syntax', at(mistake.pos[0]), mistake.message.split('\n')[0]?.replace(/[.:]$/, '') ?? '')
  }
  if (document.errors.length + document.warnings.length > 0) return null

  const placeOf = (path: Path): Place => {
    for (let length = path.length; length > 0; length--) {
      const node = keyOrValue(document, path.slice(0, length))
      if (node?.range) return at(node.range[0])
    }
    return document.contents?.range ? at(document.contents.range[0]) : { ...top, line: firstLine }
  }

  let plain: unknown
  try {
    plain = document.toJS({ maxAliasCount: 20 })
  } catch (error) {
    say('yaml-syntax', { ...top, line: firstLine }, error instanceof Error ? error.message : String(error))
    return null
  }
  const read = schema.safeParse(plain)
  if (read.success) return { value: read.data, placeOf }
  for (const issue of read.error.issues) tell(issue, placeOf, say)
  return null
}

/** The value at a path; for a pair whose value is nothing, its key. */
function keyOrValue(document: ReturnType<typeof parseDocument>, path: Path): Node | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => (isScalar(key) ? String(key.value) : null) === String(last))
    return (pair?.key as Node | undefined) ?? null
  }
  return isCollection(parent) ? ((parent.get(last, true) as Node | undefined) ?? null) : null
}

function tell(issue: z.core.$ZodIssue, placeOf: (path: Path) => Place, say: Say): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) say('yaml-unknown-key', placeOf([...issue.path, key]), key, issue.message)
    return
  }
  const path = issue.path.map(String).join('.') || 'the file'
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined
  const [reason, instead] = issue.message.includes('|') ? issue.message.split('|', 2) : [null, issue.message]
  say(
    'yaml-value',
    placeOf(issue.path),
    path,
    reason?.trim() || (isMissing ? 'is missing' : 'can’t be used'),
    instead?.trim() ?? '',
  )
}
