import { ImportRefusal, importNote } from '#app/domain/studio/import-report.ts'
import { bareQuestion, type ImportedBody, type ImportedQuestion, plain } from './imported-question.ts'
import { importLimits } from './limits.ts'
import type { ReadFile } from './read-questions.ts'

const optionForm = /^\s*([A-Z])[.)]\s+(.*)$/
const answerForm = /^\s*ANSWER\s*:\s*(.*?)\s*$/i

interface Block {
  line: number
  text: string[]
  options: { letter: string; text: string }[]
}

/**
 * Reads Aiken: a question, its options with letters, `ANSWER: B`. Where that line is missing, the question that has begun is
 * refused, and the next one begins.
 */
export function readAiken(file: string): Omit<ReadFile, 'format'> {
  const questions: ImportedQuestion[] = []
  let block: Block | null = null
  const end = (body: (block: Block) => ImportedBody, line: number) => {
    const ended: Block = block ?? { line, text: [], options: [] }
    if (questions.length >= importLimits.questions)
      throw new ImportRefusal({ refused: 'too-many', values: { most: importLimits.questions } })
    const prompt = ended.text.join('\n').trim()
    questions.push({ ...bareQuestion(ended.line, '', plain(prompt)), idWords: prompt, body: body(ended) })
    block = null
  }
  const unanswered = (): ImportedBody => ({ kind: 'refused', why: importNote('answer-line-missing', {}) })
  file.split(/\r\n?|\n/).forEach((text, at) => {
    const [line, answer, option] = [at + 1, answerForm.exec(text), optionForm.exec(text)]
    if (answer) end((ended) => choiceOf(ended, (answer[1] ?? '').toUpperCase()), line)
    else if (option && block) block.options.push({ letter: option[1] ?? '', text: option[2] ?? '' })
    else if (text.trim() !== '') {
      if (block && block.options.length > 0) end(unanswered, line)
      block ??= { line, text: [], options: [] }
      block.text.push(text.trim())
    } else if (block && block.options.length === 0) block.text.push('')
  })
  if (block) end(unanswered, 0)
  return { questions, notes: [] }
}

function choiceOf({ options }: Block, letter: string): ImportedBody {
  if (options.length < 2) return { kind: 'refused', why: importNote('answers-few', {}) }
  if (!options.some((option) => option.letter === letter))
    return { kind: 'refused', why: importNote('answer-letter', { letter }) }
  return {
    kind: 'choice',
    single: true,
    shuffle: true,
    options: options.map((option) => ({
      text: plain(option.text),
      percent: option.letter === letter ? 100 : 0,
      feedback: null,
    })),
    whenRight: null,
    whenWrong: null,
  }
}
