import { importNote } from '#app/domain/studio/import-report.ts'
import { shown } from './gift-blocks.ts'
import type { ImportedAnswer, ImportedBody, ImportedValue, Rich } from './imported-question.ts'
import { withDataPictures } from './moodle-rich.ts'

export type GiftFormat = Rich['format']

const formats: Record<string, GiftFormat> = {
  html: 'html',
  moodle: 'auto',
  plain: 'plain',
  markdown: 'markdown',
}

/** A text with its format in front, `[html]`; else in that of the question. */
export function giftRich(text: string, usual: GiftFormat): Rich {
  const told = /^\s*\[(html|moodle|plain|markdown)\]/.exec(text)
  const rest = shown(told ? text.slice(told[0].length) : text).trim()
  return withDataPictures({ format: told ? (formats[told[1] ?? ''] ?? usual) : usual, text: rest, files: [] })
}

/** The answers between the braces, escapes hidden. */
export function giftBody(given: string, format: GiftFormat): ImportedBody {
  const answers = given.trim()
  if (answers === '') return { kind: 'written', criteria: null }
  const truth = /^(T|TRUE|F|FALSE)\s*(?:#([^#]*))?(?:#([^#]*))?$/i.exec(answers)
  if (truth) return trueFalse(truth, format)
  if (answers.startsWith('#')) return numeric(answers.slice(1).trim(), format)
  const parts = partsOf(answers, format)
  if (typeof parts === 'string') return unreadable(parts)
  const isPair = (part: Part) => part.sign === '=' && part.text.includes('->')
  if (parts.length > 0 && parts.every(isPair)) return pairs(parts, format)
  if (parts.every(({ sign }) => sign === '=')) {
    return {
      kind: 'text',
      caseMatters: false,
      // Moodle has a star for "anything" in short answers, and a backslash before one that is meant.
      answers: parts.map((part) => ({ ...part, text: shown(part.text).trim() })),
    }
  }
  const single = parts.some(({ sign }) => sign === '=')
  const options = parts.map((part): ImportedAnswer => ({ ...part, text: giftRich(part.text, format) }))
  return { kind: 'choice', single, shuffle: true, options, whenRight: null, whenWrong: null }
}

const unreadable = (answer: string): ImportedBody => ({
  kind: 'refused',
  why: importNote('answer-unreadable', { answer: shown(answer) }),
})

/** `{T#for a wrong answer#for a right one}` */
function trueFalse([, value = '', wrong, right]: RegExpExecArray, format: GiftFormat): ImportedBody {
  const isTrue = /^t/i.test(value)
  const [whenWrong, whenRight] = [wrong, right].map((text) => (text?.trim() ? giftRich(text, format) : null))
  return {
    kind: 'true-false',
    right: isTrue,
    whenTrue: (isTrue ? whenRight : whenWrong) ?? null,
    whenFalse: (isTrue ? whenWrong : whenRight) ?? null,
  }
}

interface Part {
  sign: '=' | '~'
  text: string
  percent: number
  feedback: Rich | null
}

/** `=right#feedback ~%50%half`; a string that is none of these is given back. */
function partsOf(answers: string, format: GiftFormat): Part[] | string {
  if (!/^[=~]/.test(answers)) return answers
  return answers
    .split(/(?=[=~])/)
    .filter((piece) => piece.trim() !== '')
    .map((piece): Part => {
      const sign = piece.startsWith('=') ? '=' : '~'
      const [said = '', ...feedback] = piece.slice(1).split('#')
      const weight = /^\s*%(-?\d+(?:\.\d+)?)%/.exec(said)
      const usual = sign === '=' ? 100 : 0
      const words = feedback.join('#').trim()
      return {
        sign,
        text: weight ? said.slice(weight[0].length) : said,
        percent: weight ? Number(weight[1]) : usual,
        feedback: words === '' ? null : giftRich(words, format),
      }
    })
}

function pairs(parts: Part[], format: GiftFormat): ImportedBody {
  const rows = parts.map(({ text }) => {
    const at = text.indexOf('->')
    return { left: giftRich(text.slice(0, at), format), right: giftRich(text.slice(at + 2), format) }
  })
  return {
    kind: 'pairs',
    pairs: rows.filter(({ left }) => left.text !== ''),
    distractors: rows.filter(({ left }) => left.text === '').map(({ right }) => right),
  }
}

/** `3:2`, `1..5`, or several `=3:0.1#feedback =%50%3:1`. */
function numeric(answers: string, format: GiftFormat): ImportedBody {
  const parts = /^[=~]/.test(answers) ? partsOf(answers, format) : partsOf(`=${answers}`, format)
  if (typeof parts === 'string') return unreadable(parts)
  const values = parts.map((part): ImportedValue => {
    const [value = '', tolerance] = part.text.trim().split(':')
    const text = shown(value).trim()
    return {
      // A wrong answer without a value is the feedback for all that is not foreseen.
      text: text === '' && part.sign === '~' ? '*' : text,
      tolerance: tolerance === undefined ? null : shown(tolerance).trim(),
      percent: part.percent,
      feedback: part.feedback,
    }
  })
  return { kind: 'numeric', unit: null, values }
}
