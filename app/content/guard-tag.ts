import type { Parents } from 'mdast'
import { formIds } from '#app/domain/course/course.ts'
import { chartKinds } from './chart.ts'
import { isExerciseTag, isId, noteKinds, type TagRule, tags } from './dialect.ts'
import { isPageId } from './page-ids.ts'
import type { Say } from './problems.ts'
import { attribute, isTag, placeOf, type Tag } from './tree.ts'

const knownTags = Object.keys(tags)
  .map((name) => `<${name}>`)
  .join(', ')

/** Checks one tag: its name, where it stands, its attributes. */
export function checkTag(tag: Tag, ancestors: Parents[], say: Say): void {
  const name = tag.name ?? ''
  const rule = Object.hasOwn(tags, name) ? tags[name] : undefined
  if (!rule) say('unknown-tag', placeOf(tag), name, knownTags)
  else {
    if (name === 'Term') checkTermPlace(tag, ancestors, say)
    else checkPlace(tag, name, rule, ancestors, say)
    checkAttributes(tag, name, rule, say)
  }
}

function checkPlace(tag: Tag, name: string, rule: TagRule, ancestors: Parents[], say: Say): void {
  const parent = ancestors.at(-1)
  const parentName = parent?.type === 'root' ? 'page' : parent && isTag(parent) ? parent.name : parent?.type
  if (tag.type === 'mdxJsxTextElement') say('tag-in-line', placeOf(tag), name)
  else if (!parentName || !rule.parents.includes(parentName)) say('tag-place', placeOf(tag), name, rule.where)
}

/** A term is a button: it can't stand in a link, a heading or another button, nor where its card has no room. */
function checkTermPlace(tag: Tag, ancestors: Parents[], say: Say): void {
  const inTheWay = ancestors.map(noPlaceForTerm).find((words) => words !== null)
  if (tag.type === 'mdxJsxFlowElement') say('term-in-block', placeOf(tag))
  else if (inTheWay) say('term-place', placeOf(tag), inTheWay)
}

function noPlaceForTerm(above: Parents): string | null {
  if (above.type === 'heading') return 'a heading'
  if (above.type === 'link') return 'a link'
  if (above.type === 'footnoteDefinition') return 'a footnote'
  return isTag(above) && (above.name === 'Term' || above.name === 'Figure') ? `a <${above.name}>` : null
}

function checkAttributes(tag: Tag, name: string, rule: TagRule, say: Say): void {
  const at = placeOf(tag)
  const known = Object.keys(rule.attributes).join(', ')
  const seen = new Set<string>()
  for (const given of tag.attributes) {
    const place = given.position?.start ?? at
    if (given.type !== 'mdxJsxAttribute') {
      say('attribute-program', place, '{…}')
      continue
    }
    const need = Object.hasOwn(rule.attributes, given.name) ? rule.attributes[given.name] : undefined
    if (seen.has(given.name)) say('attribute-twice', place, given.name)
    seen.add(given.name)
    if (!need) say('attribute-unknown', place, name, given.name, known)
    else if (given.value !== null && typeof given.value === 'object')
      say('attribute-program', place, `${given.name}={…}`)
    else if (need === 'flag' && typeof given.value === 'string') {
      say('attribute-value', place, given.name, given.value, `Write ${given.name} alone, without a value.`)
    } else if (need !== 'flag' && given.value === null) {
      say('attribute-value', place, given.name, '', `Write a text in quotes: ${given.name}="…".`)
    } else if (typeof given.value === 'string') checkValue(name, given.name, given.value, place, say)
  }
  for (const [required, need] of Object.entries(rule.attributes)) {
    if (need === 'required' && !seen.has(required)) {
      if (required === 'alt') say('alt-missing', at)
      else say('attribute-missing', at, name, required)
    }
  }
}

function checkValue(
  tag: string,
  name: string,
  value: string,
  at: { line: number; column: number },
  say: Say,
): void {
  if (name === 'alt' && value.trim() === '') say('alt-missing', at)
  if (name === 'id' && (isExerciseTag(tag) || tag === 'Chart')) {
    if (!isId(value)) say('id-form', at, value)
    else if (isPageId(value)) say('id-reserved', at, value)
  }
  if (name === 'was' && !isId(value)) say('id-form', at, value)
  if (name === 'id' && tag === 'Form' && !(formIds as readonly string[]).includes(value)) {
    say('attribute-value', at, name, value, 'A test has two forms: <Form id="a"> and <Form id="b">.')
  }
  const kinds: readonly string[] = tag === 'Chart' ? chartKinds : noteKinds
  if (name === 'kind' && !kinds.includes(value)) {
    say('attribute-value', at, name, value, `Write one of: ${kinds.join(', ')}.`)
  }
  if (name === 'points' && !isPoints(value)) {
    say('attribute-value', at, name, value, 'Write a number from 0.5 to 20: points="2".')
  }
  if (name === 'tries' && !/^[1-9]\d?$/.test(value)) {
    say(
      'attribute-value',
      at,
      name,
      value,
      'Write how many answers are graded: tries="3". Leave it out for as many as one likes.',
    )
  }
  const form = Object.hasOwn(labForms, name) ? labForms[name] : undefined
  if (form && !form.fits(value)) say('attribute-value', at, name, value.slice(0, 40), form.instead)
  if ((name === 'title' || name === 'unit') && (value.trim() === '' || value.length > 120)) {
    say('attribute-value', at, name, value.slice(0, 20), 'Write a few words.')
  }
}

/** Attributes of exercises that compute. Whether tables and results are there is seen where they are read. */
const labForms: Record<string, { fits: (value: string) => boolean; instead: string }> = {
  draw: {
    fits: (value) => value === 'own',
    instead: 'Write draw="own" for data of one’s own, or leave it out.',
  },
  columns: {
    fits: (value) => value === 'names' || value === 'positions',
    instead: 'Write columns="names" or columns="positions".',
  },
  order: {
    fits: (value) => value.split(',').every((name) => name.trim() !== ''),
    instead: 'Write order="none", order="rows", or the columns to sort by: order="year, region".',
  },
  digits: { fits: (value) => /^\d{1,2}$/.test(value) && Number(value) <= 12, instead: 'Write digits="1".' },
  tables: {
    fits: (value) => value.trim() !== '',
    instead: 'Name the tables, with spaces between: tables="v_census v_register".',
  },
}

const isPoints = (value: string): boolean =>
  /^\d{1,2}(\.\d{1,2})?$/.test(value) && Number(value) >= 0.5 && Number(value) <= 20

/** Points as the author gave them, else 1. */
export const pointsOf = (tag: Tag): number => {
  const given = attribute(tag, 'points')
  return given !== null && isPoints(given) ? Number(given) : 1
}
