import { type ImportNote, ImportRefusal, importNote } from '#app/domain/studio/import-report.ts'
import { type GiftFormat, giftBody, giftRich } from './gift-answers.ts'
import { type GiftBlock, giftBlocks, hideEscapes, shown } from './gift-blocks.ts'
import { bareQuestion, type ImportedBody, type ImportedQuestion, plain } from './imported-question.ts'
import { importLimits } from './limits.ts'
import { categoryOf } from './read-moodle.ts'
import type { ReadFile } from './read-questions.ts'

/** Reads GIFT: every block of lines is one question, also one that can't be read. */
export function readGift(file: string): Omit<ReadFile, 'format'> {
  const blocks = giftBlocks(file)
  if (blocks.length > importLimits.questions)
    throw new ImportRefusal({ refused: 'too-many', values: { most: importLimits.questions } })
  return { questions: blocks.map(questionOf), notes: [] }
}

const title = /^\s*::([\s\S]*?)::/
const format = /^\s*\[(html|moodle|plain|markdown)\]/

function questionOf(block: GiftBlock): ImportedQuestion {
  const hidden = hideEscapes(block.text)
  const named = title.exec(hidden)
  const name = named ? shown(named[1] ?? '').trim() : ''
  const rest = named ? hidden.slice(named[0].length) : hidden
  const told = format.exec(rest)
  const usual: GiftFormat = told ? giftRich(told[0], 'auto').format : 'auto'
  const text = told ? rest.slice(told[0].length) : rest
  const question = (prompt: string, body: ImportedBody, notes: ImportNote[] = []): ImportedQuestion => ({
    ...bareQuestion(block.line, name, giftRich(prompt, usual)),
    category: categoryOf(block.category),
    idWords: name || shown(prompt).replace(/<[^>]{0,200}>/g, ' '),
    notes,
    body,
  })
  const refused = (why: ImportNote) => ({
    ...question('', { kind: 'refused', why }),
    prompt: plain(shown(text)),
  })

  const braces = text.match(/[{}]/g) ?? []
  if (braces.length === 0) return question(text, { kind: 'prose' })
  if (braces.length > 2 && braces.filter((brace) => brace === '{').length > 1)
    return refused(importNote('answers-twice', {}))
  const [open, close] = [text.indexOf('{'), text.lastIndexOf('}')]
  if (open < 0 || braces.length > 2 || (close >= 0 && close < open))
    return refused(importNote('braces-stray', {}))
  if (close < 0) return refused(importNote('braces-open', {}))
  const [before, after] = [text.slice(0, open), text.slice(close + 1)]
  const [answers = '', ...more] = text.slice(open + 1, close).split('####')
  const isGap = after.trim() !== ''
  const made = question(
    isGap ? `${before.trimEnd()} _____ ${after.trimStart()}` : before,
    giftBody(answers, usual),
    isGap ? [importNote('gap-marked', {})] : [],
  )
  const explanation = giftRich(more.join('####'), usual)
  return { ...made, explanations: explanation.text === '' ? [] : [explanation] }
}
