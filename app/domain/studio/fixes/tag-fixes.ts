import { bodyOf, type SourceBlock, splitBlocks } from '../source/blocks.ts'
import { type Fix, lineAt, oneEdit } from './fix.ts'
import type { Fixable } from './fixes-for.ts'

/** Longest opening tag that is looked through. */
const longestTag = 2000

/** Where the value of an attribute stands, of the tag that begins at an offset or around it; null if it isn't there. */
export function attributeAt(
  text: string,
  at: number,
  name: string,
): { from: number; to: number; value: string } | null {
  const begin = text[at] === '<' ? at : text.lastIndexOf('<', at)
  const tag =
    begin < 0
      ? null
      : /^<[A-Za-z]+(?:\s+[a-zA-Z]+(?:=(?:"[^"]*"|'[^']*'))?)*/.exec(text.slice(begin, begin + longestTag))
  const found = tag && new RegExp(`\\s${name}=(["'])(.*?)\\1`).exec(tag[0])
  if (!found || found[2] === undefined) return null
  const from = begin + found.index + found[0].length - 1 - found[2].length
  return { from, to: from + found[2].length, value: found[2] }
}

/** An id in lower-case letters, digits and hyphens that no other exercise of the text has. */
export function useId({ text, at, values }: Fixable): Fix | null {
  const place = attributeAt(text, at, 'id')
  if (!place || place.value !== String(values[0] ?? '')) return null
  const own = plainId(place.value)
  // Names that the page uses itself are short, or begin with s-, fn- and the like.
  const id = freeId(own === place.value ? `${own.slice(0, 50)}-2` : own || 'exercise-1', text)
  return oneEdit('use-id', id, { from: place.from, to: place.to, insert: id })
}

const plainId = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')

function freeId(wanted: string, text: string): string {
  const taken = (id: string) => text.includes(`id="${id}"`) || text.includes(`id='${id}'`)
  const stem = wanted.replace(/-\d+$/, '')
  let id = wanted
  for (let number = 2; taken(id); number++) id = `${stem}-${number}`
  return id
}

/** The attribute where it stands the second time goes. */
export function dropAttribute({ text, at }: Fixable): Fix | null {
  const found = /^[a-zA-Z]+(=("[^"]*"|'[^']*'))?/.exec(text.slice(at, at + longestTag))?.[0]
  const spaces = /\s+$/.exec(text.slice(0, at))?.[0].length ?? 0
  if (!found || spaces === 0) return null
  return oneEdit('drop-attribute', found.replace(/=.*/s, ''), {
    from: at - spaces,
    to: at + found.length,
    insert: '',
  })
}

/** A place for the alternative text, filled with the words of the file's name until a person says what is to be seen. */
export function addAlt({ text, at }: Fixable): Fix | null {
  const rest = text.slice(at, at + longestTag)
  const image = /^!\[(\s*)\]\(([^)\s]+)/.exec(rest)
  if (image) {
    const words = wordsOfName(image[2] ?? '')
    const edit = { from: at + 2, to: at + 2 + (image[1]?.length ?? 0), insert: words }
    return oneEdit('add-alt', '', edit, { from: 0, to: words.length })
  }
  const empty = attributeAt(text, at, 'alt')
  const words = wordsOfName(attributeAt(text, at, 'src')?.value ?? '')
  if (empty) {
    const edit = { from: empty.from, to: empty.to, insert: words }
    return empty.value.trim() === '' ? oneEdit('add-alt', '', edit, { from: 0, to: words.length }) : null
  }
  const tag = /^<Figure\b/.exec(rest)
  const src = attributeAt(text, at, 'src')
  if (!tag || (src && text.slice(at, src.to).includes('alt='))) return null
  const from = src ? src.to + 1 : at + tag[0].length
  return oneEdit(
    'add-alt',
    '',
    { from, to: from, insert: ` alt="${words}"` },
    { from: 6, to: 6 + words.length },
  )
}

/** `../residence-by-region.en.svg`: "Residence by region". */
function wordsOfName(src: string): string {
  const stem = (src.split('/').at(-1) ?? '').replace(/(\.[a-z]{2})?\.[a-z0-9]+$/i, '')
  const words = stem.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return words === '' ? 'Picture' : words.charAt(0).toUpperCase() + words.slice(1)
}

/** `26,2 ± 0,05` as keys are written: 26.2 ± 0.05, without groups and sign for per cent. */
export function pointForDecimals({ text, at }: Fixable): Fix | null {
  const line = lineAt(text, at)
  const found = /^([ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)(.*?)[ \t]*$/.exec(line.text)
  const [, mark = '', value = ''] = found ?? []
  const number = '-?\\d+(?:[ \\u00a0\\u202f]\\d{3})*(?:,\\d+)?'
  const form = new RegExp(`^(${number})\\s*%?(?:\\s*(±|\\+-|\\.\\.)\\s*(${number})\\s*%?)?$`).exec(value)
  if (!form) return null
  const plain = (part: string) => part.replace(/[ \u00a0\u202f]/g, '').replace(',', '.')
  const second =
    form[3] === undefined ? '' : form[2] === '..' ? `..${plain(form[3])}` : ` ± ${plain(form[3])}`
  const insert = plain(form[1] ?? '') + second
  const from = line.from + mark.length
  return insert === value
    ? null
    : oneEdit('point-for-decimals', insert, { from, to: from + value.length, insert })
}

/** The exercise of the source, to be translated where it stands; blocks that only the source may have are left out. */
export function copyExercise({ text, values, source }: Fixable): Fix | null {
  const id = String(values[0] ?? '')
  if (source === null) return null
  const theirs = splitBlocks(source).filter(isExercise)
  const index = theirs.findIndex((block) => block.id === id)
  const block = theirs[index]
  const place =
    block &&
    placeFor(
      theirs.map((exercise) => exercise.id ?? ''),
      index,
      text,
    )
  if (!block || place === null || place === undefined) return null
  const copy = bodyOf(block.text).replace(
    /^(`{3,}|~{3,})(sql|r)[ \t]+(solution|key)\b[^\n]*\n[\s\S]*?\n\1[ \t]*(\n+|$)/gm,
    '',
  )
  const before = text.slice(0, place)
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const insert = `${lead}${copy}\n\n`
  const select = { from: lead.length, to: lead.length + copy.length }
  return oneEdit('copy-exercise', id, { from: place, to: place, insert }, select)
}

const isExercise = ({ kind }: SourceBlock): boolean => kind === 'exercise'

/** Behind the nearest exercise before it that is there, else before the nearest after it, else at the end. */
function placeFor(ids: string[], index: number, text: string): number | null {
  const ends = new Map<string, { from: number; to: number }>()
  let from = 0
  const blocks = splitBlocks(text)
  for (const block of blocks) {
    if (isExercise(block) && block.id) ends.set(block.id, { from, to: from + block.text.length })
    from += block.text.length
  }
  for (let before = index - 1; before >= 0; before--) {
    const known = ends.get(ids[before] ?? '')
    if (known) return known.to
  }
  for (let after = index + 1; after < ids.length; after++) {
    const known = ends.get(ids[after] ?? '')
    if (known) return known.from
  }
  // In a test the form to put it in would be a guess.
  return blocks.some(({ kind }) => kind === 'form-open') ? null : text.length
}
