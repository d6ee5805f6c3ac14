import type { DataOfExercise } from '#app/domain/exercise/exercise.ts'
import type { LabRole } from '../lab-code.ts'
import type { Body, LabCode } from './body.ts'
import type { Differs, ReadContext } from './kind.ts'

/** What all exercises that compute have in common, read from their tags. */

/** The data set that an exercise names, with the draw; null after a problem, or where it names none. */
export function readData({ given, at }: Body, { say, dataSets }: ReadContext): DataOfExercise | null {
  const id = given('data')
  if (id === null) return null
  const known = Object.hasOwn(dataSets, id) ? dataSets[id] : undefined
  if (!known) {
    say('data-unknown', at, id, Object.keys(dataSets).join(', '))
    return null
  }
  const draw = given('draw') === 'own' ? 'own' : 'open'
  if (draw === 'own' && known.draws === 0) say('data-no-draws', at, id)
  return { id, hash: known.hash, draw, draws: known.draws, isInvented: known.isInvented }
}

/** The tables that a lab shows: those the author names, else those that starter and solution use, else all. */
export function readTables(
  { given, at }: Body,
  { id }: DataOfExercise,
  codes: (LabCode | null)[],
  { say, dataSets }: ReadContext,
): string[] {
  const all = dataSets[id]?.tables ?? []
  const named = given('tables')
    ?.split(/[\s,]+/)
    .filter((name) => name !== '')
  for (const name of named ?? []) if (!all.includes(name)) say('data-table-unknown', at, name, all.join(', '))
  if (named) return named
  const words = new Set(codes.flatMap((code) => code?.text.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []))
  const used = all.filter((name) => words.has(name.toLowerCase()))
  return used.length > 0 ? used : all
}

/** The data of a lab that shows these tables: invented unless all of them are real. */
export function dataWithTables(
  data: DataOfExercise,
  tables: string[],
  { dataSets }: ReadContext,
): DataOfExercise {
  const real = dataSets[data.id]?.realTables ?? []
  return { ...data, isInvented: data.isInvented && !tables.every((name) => real.includes(name)) }
}

/** The one block with this role; null where there is none. */
export function readCode(body: Body, name: string, context: ReadContext): LabCode | null {
  const role = name.split(' ')[1] as LabRole
  const [first, second] = body.codes.filter((code) => code.role === role)
  if (second) context.say('lab-code-twice', second.at, name)
  if (first && first.text === '' && role !== 'starter') context.say('lab-code-empty', first.at, name)
  return first ?? null
}

/** The same where the source must have it; a translation may leave it there. */
export function wantCode(body: Body, name: string, context: ReadContext): LabCode | null {
  const code = readCode(body, name, context)
  if (!code && context.isSource) context.say('lab-code-missing', body.at, name)
  return code
}

export interface Mistake {
  query: string
  at: { line: number; column: number }
  feedback: number | null
}

/** Foreseen mistakes and what to say of them. */
export function readMistakes({ codes }: Body, { say, parts, isSource }: ReadContext): Mistake[] {
  return codes
    .filter(({ role }) => role === 'mistake')
    .map(({ text, at, feedback }) => {
      if (text === '') say('lab-code-empty', at, 'sql mistake')
      if (feedback.length === 0 && isSource) say('lab-mistake-feedback', at)
      return { query: text, at, feedback: feedback.length > 0 ? parts.add(feedback, 'block') : null }
    })
}

/** Code says the same in every language: where a translation repeats it, it must not differ. */
export function compareCode(
  own: LabCode | null,
  source: LabCode | null,
  what: string,
  differs: Differs,
): void {
  if (own && source && sense(own.text) !== sense(source.text))
    differs(own.at, what, shown(own.text), shown(source.text), source.at)
}

export function compareMistakes(
  own: Mistake[],
  source: Mistake[],
  differs: Differs,
  at: { own: { line: number; column: number }; source: { line: number; column: number } },
): void {
  if (own.length !== source.length) {
    differs(at.own, 'The number of foreseen mistakes', own.length, source.length, at.source)
    return
  }
  own.forEach((mistake, index) => {
    const twin = source[index]
    if (twin && sense(mistake.query) !== sense(twin.query))
      differs(mistake.at, 'This foreseen mistake', shown(mistake.query), shown(twin.query), twin.at)
  })
}

const sense = (code: string): string => code.replace(/\s+/g, ' ').trim()

const shown = (code: string): string => {
  const line = sense(code)
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
