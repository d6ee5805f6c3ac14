import { isMap, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml'
import { editYaml } from '../course-file/edit-yaml.ts'
import { findExercises } from '../source/find-exercises.ts'
import { readOpenTag } from '../source/open-tag.ts'
import type { FrontForm, FrontKind, Objective } from './front-form.ts'

/** A text cut around the YAML of its front matter; null if there is none. */
function cut(given: string): { before: string; yaml: string; behind: string } | null {
  // As the check of a folder reads it.
  const text = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const found = /^(---[ \t]*\n)([\s\S]*?\n)(---[ \t]*(?:\n|$))/.exec(text)
  if (!found) return null
  const [all, before = '', yaml = '', end = ''] = found
  return { before, yaml, behind: end + text.slice(all.length) }
}

/** What the front matter of a text says, as far as it can be read; null if it can't. */
export function readFront(text: string): (FrontForm & { isTest: boolean }) | null {
  const front = cut(text)
  const file = front && parseDocument(front.yaml)
  if (!file || file.errors.length > 0 || !isMap(file.contents)) return null
  const said = file.toJS({ maxAliasCount: 20 }) as Record<string, unknown>
  const word = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const objectives =
    typeof said.objectives === 'object' && said.objectives !== null ? Object.entries(said.objectives) : []
  return {
    title: word(said.title),
    summary: word(said.summary),
    minutes: word(said.minutes),
    tries: word(said.tries ?? 1),
    isTimed: said.timed !== false,
    isTest: said.kind === 'test',
    objectives: objectives.map(([id, words]) => ({ id, words: word(words) })),
  }
}

/** The text with what a form says in its front matter; all other lines stay. Null if the front matter can't be read. */
export function writeFront(text: string, form: FrontForm, { isSource, isTest }: FrontKind): string | null {
  return editFront(text, (set, objectives) => {
    set('title', form.title)
    set('summary', form.summary)
    if (isSource) {
      set('minutes', Number(form.minutes))
      if (isTest) {
        set('tries', form.tries === '1' ? unlessSaid : Number(form.tries), 1)
        set('timed', form.isTimed ? unlessSaid : false, true)
      }
    }
    objectives(form.objectives)
  })
}

/**
 * A translation after its source was changed: what it repeats of it. An objective that went goes here, too; the words of
 * a new one somebody has to translate.
 */
export function followFront(text: string, form: FrontForm, { isTest }: FrontKind): string | null {
  const own = readFront(text)
  if (!own) return null
  return editFront(text, (set, objectives) => {
    set('minutes', onlyIfSaid(Number(form.minutes)))
    if (isTest) {
      set('tries', onlyIfSaid(Number(form.tries)))
      set('timed', onlyIfSaid(form.isTimed))
    }
    objectives(own.objectives.filter(({ id }) => form.objectives.some((known) => known.id === id)))
  })
}

/** What is meant if nothing is said: written only where something was. */
const unlessSaid = Symbol('unless something is said, which then is what is usual')
const onlyIfSaid = (value: number | boolean) => ({ onlyIfSaid: value })

type Given = string | number | boolean | typeof unlessSaid | ReturnType<typeof onlyIfSaid>
type SetKey = (key: string, value: Given, usual?: number | boolean) => void

function editFront(text: string, edit: (set: SetKey, objectives: (all: Objective[]) => void) => void) {
  const front = cut(text)
  if (!front || !readFront(text)) return null
  const yaml = editYaml(front.yaml, (file) => {
    const set: SetKey = (key, value, usual) => {
      if (value === unlessSaid) {
        if (file.has(key)) file.set(key, usual)
      } else if (typeof value === 'object') {
        if (file.has(key)) file.set(key, value.onlyIfSaid)
      } else if (file.get(key) !== value) file.set(key, value)
    }
    edit(set, (all) => {
      const node = file.get('objectives')
      if (isMap(node)) setObjectives(node as YAMLMap, all)
      else file.set('objectives', Object.fromEntries(all.map(({ id, words }) => [id, words])))
    })
  })
  return yaml === null ? null : front.before + yaml + front.behind
}

/** The pairs that are there go on as they are written, with their comments, in the new order. */
function setObjectives(node: YAMLMap, all: Objective[]): void {
  const pairs = new Map(node.items.map((pair) => [keyOf(pair), pair]))
  for (const { id, words } of all) {
    if (!pairs.has(id)) node.set(id, words)
    else if (node.get(id) !== words) node.set(id, words)
  }
  const now = new Map(node.items.map((pair) => [keyOf(pair), pair]))
  node.items = all.flatMap(({ id }) => now.get(id) ?? [])
}

const keyOf = ({ key }: Pair): string => String(key instanceof Scalar ? key.value : key)

/** Objectives that exercises of a text point to. */
export function usedObjectives(text: string): Set<string> {
  return new Set(
    findExercises(text).flatMap(
      ({ start }) =>
        readOpenTag(text, start)?.attributes.find(({ name }) => name === 'objective')?.value ?? [],
    ),
  )
}
