import type { ExerciseForm } from '../source/form.ts'
import { rolesOf } from '../source/form-blocks.ts'
import { attributesOf, type FilledForm, MOST_ROWS } from './filled.ts'

type Fields = Pick<FormData, 'get' | 'has'>

/**
 * The form as it was sent. Rows are numbered without a gap; each names the part of the exercise that it came from, and
 * what can't be changed is not sent but stands in the exercise.
 */
export function readFilled(fields: Fields, { tag, items, table }: ExerciseForm): FilledForm {
  const field = (name: string) => String(fields.get(name) ?? '').replace(/\r\n?/g, '\n')
  const from = (name: string) => (/^\d{1,3}$/.test(field(name)) ? Number(field(name)) : null)
  const rows = <T>(name: string, read: (row: string) => T): T[] => {
    const found: T[] = []
    while (found.length < MOST_ROWS && fields.has(`${name}-${found.length}-from`))
      found.push(read(`${name}-${found.length}`))
    return found
  }
  return {
    attributes: Object.fromEntries(
      attributesOf[tag]
        // A box without a tick is not sent.
        .filter((name) => name === 'shuffle' || fields.has(name))
        .map((name) => [name, field(name)]),
    ),
    prompt: field('prompt'),
    items:
      items &&
      rows('item', (row) => {
        const origin = items[from(`${row}-from`) ?? -1]
        return {
          from: from(`${row}-from`),
          kept: origin && 'kept' in origin ? origin.kept : null,
          mark: field(`${row}-mark`) === 'on',
          text: field(`${row}-text`),
          tolerance: field(`${row}-tolerance`),
          feedback: field(`${row}-feedback`),
        }
      }),
    table: table && {
      left: field('head-left'),
      right: field('head-right'),
      feedback: field('head-feedback'),
      rows: rows('row', (row) => ({
        from: from(`${row}-from`),
        left: field(`${row}-left`),
        right: field(`${row}-right`),
        feedback: field(`${row}-feedback`),
      })),
    },
    codes: rows('code', (row) => ({
      from: from(`${row}-from`),
      name: field(`${row}-name`),
      text: field(`${row}-text`),
      feedback: field(`${row}-feedback`),
    })).filter(({ name }) => rolesOf[tag].includes(name)),
    hints: rows('hint', (row) => ({ from: from(`${row}-from`), text: field(`${row}-text`) })),
    solution: field('solution'),
  }
}
