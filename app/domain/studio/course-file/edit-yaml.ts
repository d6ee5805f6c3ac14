import { type Document, isMap, isScalar, parseDocument } from 'yaml'

/**
 * Changes values of a YAML file. What is not changed stays as it was written, to the last space: a file is compared line
 * by line, and its author knows it by its looks. Null for a file that can't be read.
 */
export function editYaml(text: string, edit: (file: Document) => void): string | null {
  const file = parseDocument(text)
  if (file.errors.length > 0) return null
  const before = partsOf(text)
  edit(file)
  const edited = file.toString({ lineWidth: 0 })
  const after = partsOf(edited)
  if (!before || !after) return edited
  const kept = after.parts.map((part) => {
    const old = before.parts.find(({ key }) => key === part.key)
    return old && old.value === part.value ? old.text : withoutPadding(part)
  })
  return [before.head, ...kept.map(ended)].join('')
}

interface Part {
  key: string
  /** Its value as JSON: what makes it another one. */
  value: string
  /** From its key to the next one. */
  text: string
}

/** A file cut before each key of its first level; null if it has none, or stands in braces. */
function partsOf(text: string): { head: string; parts: Part[] } | null {
  const file = parseDocument(text)
  const { contents } = file
  if (file.errors.length > 0 || !isMap(contents) || contents.flow) return null
  const found = contents.items.flatMap(({ key, value }) =>
    isScalar(key) && key.range ? [{ key: String(key.value), value, from: key.range[0] }] : [],
  )
  if (found.length < contents.items.length || found.length === 0) return null
  const plain = file.toJS({ maxAliasCount: 20 }) as Record<string, unknown>
  return {
    head: text.slice(0, found[0]?.from),
    parts: found.map(({ key, from }, index) => ({
      key,
      value: JSON.stringify(plain[key]) ?? '',
      text: text.slice(from, found[index + 1]?.from),
    })),
  }
}

/** A list of ids in brackets as authors write it: `[en, fr]`. */
const withoutPadding = ({ text, value }: Part): string =>
  /^\[("[a-z0-9-]+",?)+\]$/.test(value) ? text.replace(/\[ ([a-z0-9, -]*) \]/, '[$1]') : text

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`)
