import type { ExerciseTag } from '#app/content/dialect.ts'
import { rolesOf } from '../source/form-blocks.ts'
import { type FilledForm, isMistake, MOST_ROWS } from './filled.ts'

/** What a button of a form does besides saving: it changes the rows, and saves nothing. */
export type FormDeed =
  | { deed: 'add'; sort: RowSort }
  | { deed: 'up' | 'down' | 'drop'; sort: RowSort; at: number }

export type RowSort = 'item' | 'row' | 'hint' | 'code'

/** Reads a button's value: `add-item`, `up-hint-2`; null for saving and for anything else. */
export function readDeed(value: string): FormDeed | null {
  const [, deed, sort, at] = /^(add|up|down|drop)-(item|row|hint|code)(?:-(\d{1,3}))?$/.exec(value) ?? []
  if (!deed || !sort || (deed === 'add') !== (at === undefined)) return null
  return { deed, sort, at: Number(at) } as FormDeed
}

/** The form after a deed, and the id of the field to go on in. */
export function applyDeed(
  filled: FilledForm,
  tag: ExerciseTag,
  deed: FormDeed,
): { filled: FilledForm; focus: string | null } {
  switch (deed.sort) {
    case 'item': {
      const fresh = { from: null, kept: null, mark: false, text: '', tolerance: '', feedback: '' }
      const { rows, focus } = changed(filled.items ?? [], fresh, deed)
      return { filled: { ...filled, items: filled.items && rows }, focus: focus && `${focus}-text` }
    }
    case 'row': {
      const fresh = { from: null, left: '', right: '', feedback: '' }
      const { rows, focus } = changed(filled.table?.rows ?? [], fresh, deed)
      return {
        filled: { ...filled, table: filled.table && { ...filled.table, rows } },
        focus: focus && `${focus}-left`,
      }
    }
    case 'hint': {
      const { rows, focus } = changed(filled.hints, { from: null, text: '' }, deed)
      return { filled: { ...filled, hints: rows }, focus: focus && `${focus}-text` }
    }
    case 'code': {
      const name = rolesOf[tag].find(isMistake)
      if (!name) return { filled, focus: null }
      const { rows, focus } = changed(filled.codes, { from: null, name, text: '', feedback: '' }, deed)
      return { filled: { ...filled, codes: rows }, focus: focus && `${focus}-text` }
    }
  }
}

function changed<T>(rows: readonly T[], fresh: T, deed: FormDeed): { rows: T[]; focus: string | null } {
  const name = (at: number) => `${deed.sort}-${at}`
  if (deed.deed === 'add') {
    if (rows.length >= MOST_ROWS) return { rows: [...rows], focus: null }
    return { rows: [...rows, fresh], focus: name(rows.length) }
  }
  const { at } = deed
  const row = rows[at]
  if (row === undefined) return { rows: [...rows], focus: null }
  const others = rows.toSpliced(at, 1)
  if (deed.deed === 'drop')
    return { rows: others, focus: others.length > 0 ? name(Math.min(at, others.length - 1)) : null }
  const place = Math.max(0, Math.min(others.length, at + (deed.deed === 'up' ? -1 : 1)))
  return { rows: others.toSpliced(place, 0, row), focus: name(place) }
}
