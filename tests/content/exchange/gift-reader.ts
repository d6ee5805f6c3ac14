/** An answer between the braces, as Moodle reads it. */
interface GiftAnswer {
  /** In per cent. */
  weight: number
  text: string
  /** What follows the arrow of a pair. */
  right: string | null
  feedback: string
}

export interface GiftQuestion {
  name: string
  text: string
  type: 'description' | 'essay' | 'numerical' | 'multichoice' | 'match' | 'shortanswer'
  answers: GiftAnswer[]
  general: string
}

const signs = [':', '#', '=', '{', '}', '~']
const stand = (at: number) => String.fromCharCode(0xe100 + at)

/** Escaped signs step aside before a question is cut into pieces, and come back in each piece. */
const hidden = (text: string) =>
  signs
    .reduce((all, sign, at) => all.replaceAll(`\\${sign}`, stand(at)), text.replaceAll('\\\\', '\ue1ff'))
    .replaceAll('\\n', '\ue1fe')
    .replaceAll('\ue1ff', '\\')

const shown = (text: string) =>
  signs
    .reduce((all, sign, at) => all.replaceAll(stand(at), sign), text)
    .replaceAll('\ue1fe', '\n')
    .trim()

const withoutFormat = (text: string) => shown(text.trim().replace(/^\[(html|plain)\]/, ''))

/** Reads GIFT by the rules of Moodle's own reader, for what our writer uses of it. */
export function readGift(file: string): GiftQuestion[] {
  return file
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .filter((line) => !line.trim().startsWith('//'))
        .join('\n')
        .trim(),
    )
    .filter((block) => block !== '' && !block.startsWith('$CATEGORY:'))
    .map(readQuestion)
}

function readQuestion(block: string): GiftQuestion {
  const text = hidden(block)
  const [, name = '', rest = ''] = /^::([\s\S]*?)::([\s\S]*)$/.exec(text) ?? []
  const [start, end] = [rest.indexOf('{'), rest.indexOf('}')]
  const question = { name: shown(name), text: withoutFormat(start < 0 ? rest : rest.slice(0, start)) }
  if (start < 0 && end < 0) return { ...question, type: 'description', answers: [], general: '' }
  if (end !== rest.length - 1 || start > end) throw new Error(`The braces of ${name} are wrong.`)
  const [answers = '', general = ''] = rest.slice(start + 1, end).split('####')
  const inside = answers.trim()
  const told = { general: withoutFormat(general) }
  if (inside === '') return { ...question, ...told, type: 'essay', answers: [] }
  if (inside.startsWith('#'))
    return {
      ...question,
      ...told,
      type: 'numerical',
      answers: inside.slice(1).split('=').slice(1).map(answer),
    }
  if (inside.includes('~')) {
    const pieces = inside.replaceAll('=', '~=').split('~').slice(1)
    return { ...question, ...told, type: 'multichoice', answers: pieces.map(choice) }
  }
  const pieces = inside.split('=').slice(1)
  if (inside.includes('->')) return { ...question, ...told, type: 'match', answers: pieces.map(pair) }
  return { ...question, ...told, type: 'shortanswer', answers: pieces.map(answer) }
}

const weighted = (piece: string, otherwise: number): GiftAnswer => {
  const [, weight, rest = ''] = /^%(-?\d{1,2}\.?\d*)%([\s\S]*)$/.exec(piece) ?? [null, undefined, piece]
  const [text = '', ...feedback] = rest.split('#')
  return {
    weight: weight === undefined ? otherwise : Number(weight),
    text: withoutFormat(text),
    right: null,
    feedback: withoutFormat(feedback.join('#')),
  }
}

const answer = (piece: string) => weighted(piece.trim(), 100)
const choice = (piece: string) =>
  piece.startsWith('=') ? weighted(piece.slice(1).trim(), 100) : weighted(piece.trim(), 0)
const pair = (piece: string): GiftAnswer => {
  const at = piece.indexOf('->')
  return {
    weight: 100,
    text: withoutFormat(piece.slice(0, at)),
    right: shown(piece.slice(at + 2)),
    feedback: '',
  }
}
