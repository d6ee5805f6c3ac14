import { applyEdits, type Edit, isSame, originsOf } from './edits.ts'
import { answersIn, type ExerciseForm, type LabBlock } from './form.ts'
import { rolesOf } from './form-blocks.ts'
import { beginsBlock, quoted } from './list.ts'
import { attributeText } from './open-tag.ts'
import { freshTable, writeTable } from './table.ts'
import { type TakenApart, takeApart } from './take-apart.ts'
import { freshList, writeList } from './write-list.ts'

/**
 * Writes a form back into the source it was read from: only what the form says otherwise is touched.
 * @throws if the source is not a whole exercise, which `readExerciseForm` would have told.
 */
export function writeExerciseForm(source: string, form: ExerciseForm): string {
  const old = takeApart(source)
  if (!old || old.form.tag !== form.tag) throw new Error('Only an exercise that was read can be written.')
  return applyEdits(source, [
    ...attributeEdits(old, form),
    ...pieceEdits(source, old, piecesOf(source, old, form)),
  ])
}

function attributeEdits({ open, form: before }: TakenApart, form: ExerciseForm): Edit[] {
  const known = open.attributes.filter(({ isStrange }) => !isStrange)
  const strange = open.attributes.filter(({ isStrange }) => isStrange).map(({ name }) => name)
  const edits = known.flatMap(({ name, start, end }): Edit[] => {
    const value = form.attributes[name]
    if (value === undefined) return [{ start: start - 1, end, text: '' }]
    return value === before.attributes[name] ? [] : [{ start, end, text: attributeText(name, value) }]
  })
  const place = open.attributes.at(-1)?.end ?? open.nameEnd
  const added = Object.entries(form.attributes)
    .filter(([name]) => before.attributes[name] === undefined && !strange.includes(name))
    .map(([name, value]) => ({ start: place, end: place, text: ` ${attributeText(name, value)}` }))
  return [...edits, ...added]
}

/** One place in an exercise: where it stands, if it does, and what is to stand there; null takes it away. */
interface Piece {
  rank: number
  at: { start: number; end: number } | null
  text: string | null
}

/** The order in which pieces follow each other where there is none to follow yet. */
const ranks = {
  prompt: 0,
  starter: 1,
  answers: 2,
  key: 3,
  solution: 3,
  mistake: 4,
  hint: 5,
  help: 6,
} as const

function piecesOf(source: string, old: TakenApart, form: ExerciseForm): Piece[] {
  const before = old.form
  const own = (at: { start: number; end: number }) => source.slice(at.start, at.end)
  const pieces: Piece[] = []
  const add = (rank: number, at: Piece['at'], text: string | null) => pieces.push({ rank, at, text })
  const changed = (at: Piece['at'], isChanged: boolean, text: string | null) =>
    at && !isChanged ? own(at) : text === '' ? null : text

  add(ranks.prompt, old.prompt, changed(old.prompt, form.prompt !== before.prompt, form.prompt))
  add(ranks.answers, old.answers, answersText(source, old, form))
  for (const name of rolesOf[form.tag]) {
    const rank = ranks[name.split(' ')[1] as keyof typeof ranks]
    const slots = old.codes.filter(({ value }) => value.name === name)
    const next = form.codes.filter((code) => code.name === name)
    const origins = originsOf(
      slots.map(({ value }) => value),
      next,
    )
    for (let index = 0; index < Math.max(slots.length, next.length); index++) {
      const slot = slots[index]
      const [value, origin] = [next[index], slots[origins[index] ?? -1]]
      const at = slot ? { start: slot.code.start, end: (slot.quote ?? slot.code).end } : null
      add(rank, at, value ? codeText(source, origin, value) : null)
    }
  }
  const origins = originsOf(before.hints, form.hints)
  for (let index = 0; index < Math.max(old.hints.length, form.hints.length); index++) {
    const [text, origin] = [form.hints[index], old.hints[origins[index] ?? -1]]
    const isSame = origin && before.hints[origins[index] ?? -1] === text
    const written =
      text === undefined ? null : isSame ? own(origin) : helpText('Hint', text, origin && own(origin))
    add(ranks.hint, old.hints[index] ?? null, written)
  }
  const { solution } = form
  const block = old.solution
  const text = solution === null ? null : helpText('Solution', solution, block ? own(block) : undefined)
  add(ranks.help, block, block && solution === before.solution ? own(block) : text)
  return pieces
}

function answersText(source: string, { answers, list, table, form: before }: TakenApart, form: ExerciseForm) {
  const own = answers ? source.slice(answers.start, answers.end) : null
  if (answersIn[form.tag] === 'table') {
    if (form.table === null || isSame(form.table, before.table)) return own
    if (form.table.rows.length === 0) return null
    return table ? writeTable(source, table, form.table) : freshTable(form.table)
  }
  if (form.items === null || isSame(form.items, before.items)) return own
  const isRubric = answersIn[form.tag] === 'rubric'
  if (form.items.length === 0) return null
  const text = list
    ? writeList(source, list, form.items)
    : freshList(form.items, answersIn[form.tag] === 'steps')
  if (!isRubric) return text
  if (!list || !answers) return `<Rubric>\n${text}\n</Rubric>`
  const [start, end] = [list.items[0]?.start ?? 0, list.items.at(-1)?.end ?? 0]
  return source.slice(answers.start, start) + text + source.slice(end, answers.end)
}

function codeText(
  source: string,
  origin: TakenApart['codes'][number] | undefined,
  { name, text, feedback }: LabBlock,
) {
  const below = feedback === null ? '' : `\n\n${quoted(feedback, 0)}`
  if (!origin) return fenced(name, text) + below
  const { code, quote, value } = origin
  const block = text === value.text ? source.slice(code.start, code.end) : fenced(name, text)
  if (feedback === null) return block
  const gap = quote ? source.slice(code.end, quote.start) : '\n\n'
  const words =
    quote && feedback === value.feedback ? source.slice(quote.start, quote.end) : quoted(feedback, 0)
  return block + gap + words
}

/** With more backticks than any run of them in the code. */
function fenced(name: string, text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length)
  const marks = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)))
  return text === '' ? `${marks}${name}\n${marks}` : `${marks}${name}\n${text}\n${marks}`
}

/** On one line if it is one paragraph, and if the author did not set it out in lines. */
function helpText(tag: string, text: string, before?: string): string {
  const isShort = !text.includes('\n') && !beginsBlock(text) && !before?.includes('\n')
  return isShort ? `<${tag}>${text}</${tag}>` : `<${tag}>\n${text}\n</${tag}>`
}

function pieceEdits(source: string, { open }: TakenApart, pieces: Piece[]): Edit[] {
  const standing = pieces.filter(
    (piece): piece is Piece & { at: { start: number; end: number } } => piece.at !== null,
  )
  return pieces.flatMap(({ rank, at, text }): Edit[] => {
    if (at && text !== null) return text === source.slice(at.start, at.end) ? [] : [{ ...at, text }]
    if (at) return [{ start: endBefore(source, at.start), end: at.end, text: '' }]
    if (text === null) return []
    const place = Math.max(
      ...standing.filter((other) => other.rank <= rank).map((other) => other.at.end),
      open.end,
    )
    const edit = { start: place, end: place }
    return [{ ...edit, text: place === open.end ? `\n${text}\n` : `\n\n${text}` }]
  })
}

/** Where the blank lines begin that stand above a place. */
function endBefore(source: string, at: number): number {
  let place = at
  while (/[ \t\n]/.test(source[place - 1] ?? '')) place--
  return place
}
