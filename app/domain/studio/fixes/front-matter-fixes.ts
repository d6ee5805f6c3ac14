import { distance } from '#app/labs/sql/nearest.ts'
import { type Fix, lineAt, oneEdit } from './fix.ts'
import type { Fixable } from './fixes-for.ts'
import { attributeAt } from './tag-fixes.ts'

/** The YAML between the two lines of hyphens, and where it begins; null if there is none that lists keys. */
function frontMatterOf(text: string): { yaml: string; from: number } | null {
  const found = /^(---[ \t]*\n)([\s\S]*?\n)---[ \t]*(?:\n|$)/.exec(text)
  if (!found?.[1] || !found[2] || !/^[A-Za-z]+:/m.test(found[2])) return null
  return { yaml: found[2], from: found[1].length }
}

/** Words a minute of somebody who reads in a second language, and minutes for an exercise. */
const [WORDS_A_MINUTE, MINUTES_AN_EXERCISE] = [120, 3]

/** A line with the minutes that the text seems to need. */
export function addMinutes({ text }: Fixable): Fix | null {
  const front = frontMatterOf(text)
  if (!front) return null
  const body = text.slice(front.from + front.yaml.length)
  const words = body.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length
  const exercises =
    body.match(/^[ \t]*<\/(Choice|Numeric|Text|Match|Classify|Order|Written|Sql|R)>/gm)?.length ?? 0
  const needed = words / WORDS_A_MINUTE + exercises * MINUTES_AN_EXERCISE
  const minutes = String(Math.min(600, Math.max(5, 5 * Math.round(needed / 5))))
  const insert = `minutes: ${minutes}\n`
  const summary = /^summary:.*\n(?:[ \t].*\n)*/m.exec(front.yaml)
  const from = front.from + (summary ? summary.index + summary[0].length : 0)
  return oneEdit('add-minutes', minutes, { from, to: from, insert }, { from: 9, to: 9 + minutes.length })
}

/** The objective of the front matter that was meant: one letter or two are wrong, or there is only this one. */
export function useObjective(on: Fixable): Fix | null {
  const wrong = String(on.values[0] ?? '')
  const place = attributeAt(on.text, on.at, 'objective')
  const known = objectivesIn(on.text)
  const near = known.map((id) => ({ id, edits: distance(id, wrong) })).sort((a, b) => a.edits - b.edits)[0]
  if (!place || !near || (near.edits > 3 && known.length > 1)) return null
  return oneEdit('use-objective', near.id, { from: place.from, to: place.to, insert: near.id })
}

/** The ids under `objectives:`, written below it or in braces. */
function objectivesIn(text: string): string[] {
  const yaml = frontMatterOf(text)?.yaml ?? ''
  const below = /^objectives:[ \t]*\n((?:[ \t]+.*\n|\n)+)/m.exec(yaml)?.[1]
  if (below) return [...below.matchAll(/^[ \t]+([a-z0-9-]+):/gm)].flatMap((match) => match[1] ?? [])
  const inBraces = /^objectives:[ \t]*\{([^}]*)\}/m.exec(yaml)?.[1] ?? ''
  return [...inBraces.matchAll(/(?:^|,)\s*([a-z0-9-]+):/g)].flatMap((match) => match[1] ?? [])
}

/** The objective as a new one of the front matter, its words made of the id. */
export function addObjective({ text, values }: Fixable): Fix | null {
  const id = String(values[0] ?? '')
  const front = frontMatterOf(text)
  if (!front || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return null
  const words = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  const written = `${/^\d+$/.test(id) ? `"${id}"` : id}: ${words}`
  const below = /^objectives:[ \t]*\n([ \t]+)\S/m.exec(front.yaml)
  const inBraces = /^objectives:[ \t]*\{/m.exec(front.yaml)
  if (below?.[1]) {
    const from = front.from + below.index + below[0].indexOf('\n') + 1
    const insert = `${below[1]}${written}\n`
    return oneEdit('add-objective', id, { from, to: from, insert }, select(insert, words))
  }
  if (!inBraces) return null
  const from = front.from + inBraces.index + inBraces[0].length
  const isEmpty = /^\s*\}/.test(text.slice(from))
  const insert = ` ${written}${isEmpty ? ' ' : ','}`
  return oneEdit('add-objective', id, { from, to: from, insert }, select(insert, words))
}

const select = (insert: string, words: string) => {
  const from = insert.lastIndexOf(words)
  return { from, to: from + words.length }
}

/** A text with a colon in it, which YAML takes for a key, in quotes. */
export function quoteValue({ text, at }: Fixable): Fix | null {
  const line = lineAt(text, at)
  const found = /^([ \t]*(?:- )?[A-Za-z0-9_-]+:[ \t]+)([^\s"'[{|>&*!#].*?)[ \t]*$/.exec(line.text)
  const [, key = '', value = ''] = found ?? []
  if (!/:(\s|$)/.test(value)) return null
  const insert = `"${value.replace(/[\\"]/g, '\\$&')}"`
  const from = line.from + key.length
  return oneEdit('quote-value', insert, { from, to: from + value.length, insert })
}
