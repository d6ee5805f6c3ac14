import type { RootContent } from 'mdast'
import { type ImportKind, type ImportNote, importNote } from '#app/domain/studio/import-report.ts'
import { refuse } from './answer-source.ts'
import { choiceSource, trueFalseSource } from './choice-source.ts'
import { type Converting, QuestionRefusal } from './converting.ts'
import { takeId } from './exercise-id.ts'
import type { ImportedQuestion, Rich } from './imported-question.ts'
import { importLimits } from './limits.ts'
import { blocksOfRich } from './rich-blocks.ts'
import { orderSource, pairsSource, rubricSource } from './rows-source.ts'
import { writable } from './text-nodes.ts'
import { numericSource, textSource } from './value-source.ts'
import { importWords } from './words.ts'
import { attributeSource, blocksAsSource, proseAsSource } from './write-markdown.ts'

/** What the texts of questions become part of. */
export interface SourceContext {
  /** In which the module's keys stand. */
  language: string
  /** Ids that the course uses or has used; the new ones are added. */
  takenIds: Set<string>
  pictureOf: Converting['pictureOf']
}

export type QuestionSource =
  | { isTaken: true; kind: ImportKind; id: string | null; source: string; notes: ImportNote[] }
  | { isTaken: false; kind: ImportKind | null; notes: ImportNote[] }

/** One question in our dialect, and what could not be carried over; or why it can't be taken. */
export function toSource(question: ImportedQuestion, context: SourceContext): QuestionSource {
  const notes: ImportNote[] = []
  const add = (note: ImportNote) => {
    if (!notes.some((known) => JSON.stringify(known) === JSON.stringify(note))) notes.push(note)
  }
  question.notes.forEach(add)
  const converting: Converting = {
    add,
    pictureOf: context.pictureOf,
    pictureWords: importWords(context.language).picture,
  }
  try {
    mustBeBounded(question)
    const made = write(question, context, converting)
    return { isTaken: true, ...made, notes }
  } catch (error) {
    if (!(error instanceof QuestionRefusal)) throw error
    // What was changed in a question that is not taken is of no interest.
    return { isTaken: false, kind: kindOf(question), notes: [error.why] }
  }
}

function mustBeBounded(question: ImportedQuestion): void {
  let length = 0
  let answers = 0
  // Every text of the question, wherever it stands in it.
  const count = (value: unknown): void => {
    if (typeof value === 'string') length += value.length
    else if (Array.isArray(value)) {
      answers = Math.max(answers, value.length)
      value.forEach(count)
    } else if (value !== null && typeof value === 'object' && !Buffer.isBuffer(value))
      for (const [key, inner] of Object.entries(value)) if (key !== 'files' && key !== 'notes') count(inner)
  }
  count(question)
  if (length > importLimits.questionText) refuse(importNote('too-long', { most: importLimits.questionText }))
  if (answers > importLimits.answers) refuse(importNote('too-long', { most: importLimits.questionText }))
}

function write(
  question: ImportedQuestion,
  context: SourceContext,
  converting: Converting,
): { kind: ImportKind; id: string | null; source: string } {
  const { body, name } = question
  if (body.kind === 'refused') return refuse(body.why)
  const blocks = blocksOfRich(question.prompt, converting)
  if (blocks.length === 0) return refuse(importNote('question-empty', {}))
  if (body.kind === 'prose') {
    return { kind: 'prose', id: null, source: proseAsSource(blocks, converting) }
  }
  const prompt = blocksAsSource(blocks, converting)
  const { kind, tag, answers, attributes = '' } = answersOf(question, context, converting)
  const help = helpOf(question, context, converting)
  const id = takeId(question.idWords || name || prompt, context.takenIds)
  const open = `<${tag} id="${id}"${titleOf(name, converting)}${pointsOf(question, converting)}${attributes}>`
  return { kind, id, source: `${open}\n${prompt}\n\n${answers}\n${help}</${tag}>` }
}

interface Answers {
  kind: ImportKind
  tag: string
  answers: string
  attributes?: string
}

function answersOf({ body }: ImportedQuestion, { language }: SourceContext, converting: Converting): Answers {
  switch (body.kind) {
    case 'choice':
      return {
        kind: 'choice',
        tag: 'Choice',
        answers: choiceSource(body, converting),
        attributes: body.shuffle ? ' shuffle' : '',
      }
    case 'true-false':
      return { kind: 'choice', tag: 'Choice', answers: trueFalseSource(body, language, converting) }
    case 'numeric':
      return {
        kind: 'numeric',
        tag: 'Numeric',
        answers: numericSource(body, converting),
        attributes: body.unit ? ` unit=${attributeSource(body.unit.slice(0, 40))}` : '',
      }
    case 'text':
      return { kind: 'text', tag: 'Text', answers: textSource(body, converting) }
    case 'pairs': {
      const { tag, source } = pairsSource(body, language, converting)
      return { kind: tag === 'Match' ? 'match' : 'classify', tag, answers: source }
    }
    case 'order':
      return { kind: 'order', tag: 'Order', answers: orderSource(body, converting) }
    case 'written':
      return { kind: 'written', tag: 'Written', answers: rubricSource(body, language, converting) }
    default:
      return refuse(importNote('kind-unsupported', { kind: body.kind }))
  }
}

const kindOf = ({ body }: ImportedQuestion): ImportKind | null => {
  if (body.kind === 'refused') return null
  if (body.kind === 'true-false') return 'choice'
  return body.kind === 'pairs' ? 'match' : body.kind
}

/** A name that only repeats the question is none; a longer one than the dialect takes is cut, and said. */
function titleOf(name: string, converting: Converting): string {
  const { add } = converting
  const title = writable(name, converting).replace(/\s+/g, ' ').trim()
  if (title === '') return ''
  if (title.length > 120) add(importNote('title-shortened', {}))
  return ` title=${attributeSource(title.length > 120 ? `${title.slice(0, 119)}…` : title)}`
}

function pointsOf({ points, body }: ImportedQuestion, { add }: Converting): string {
  if (points === 1 || body.kind === 'prose') return ''
  const kept = Math.min(20, Math.max(0.5, Math.round(points * 100) / 100))
  if (kept !== points) add(importNote('points-changed', { from: String(points), to: String(kept) }))
  return kept === 1 ? '' : ` points="${kept}"`
}

function helpOf(question: ImportedQuestion, { language }: SourceContext, converting: Converting): string {
  const text = (riches: Rich[]) =>
    blocksAsSource(
      riches.flatMap((rich): RootContent[] => blocksOfRich(rich, converting)),
      converting,
    )
  const hints = question.hints.map((hint) => text([hint])).filter((hint) => hint !== '')
  let solution = text(question.explanations)
  if (solution === '' && question.body.kind === 'written') {
    converting.add(importNote('solution-to-write', {}))
    solution = importWords(language).solution
  }
  const parts = [
    ...hints.map((hint) => helpTag('Hint', hint)),
    ...(solution === '' ? [] : [helpTag('Solution', solution)]),
  ]
  return parts.length > 0 ? `\n${parts.join('\n')}\n` : ''
}

/** More than one line needs empty lines around it: the end of a list would take the closing tag in. */
const helpTag = (name: string, text: string): string =>
  text.includes('\n') || !/^[\p{L}\p{N}]/u.test(text)
    ? `<${name}>\n\n${text}\n\n</${name}>\n`
    : `<${name}>${text}</${name}>`
