import type { ReadableAnswer } from '#app/domain/exercise/readable-answer.ts'
import { m } from '#app/messages/generated/messages.js'

interface AnswerTextProps {
  /** Null when the text that was answered is not kept. */
  answer: ReadableAnswer | null
  /** A query, whose lines and spaces mean something. */
  isCode?: boolean
  /** In which it was given. */
  language: string
}

/** An answer as its learner gave it: what was typed as it was typed, what was chosen as a list. */
export function AnswerText({ answer, isCode = false, language }: AnswerTextProps) {
  if (answer === null) return <p className="soft">{m.record_answer_not_kept()}</p>
  if (answer.length === 0) return <p className="soft">{m.record_answer_empty()}</p>
  if (typeof answer === 'string')
    return (
      <blockquote className="answer-text" lang={isCode ? undefined : language} dir="auto">
        {isCode ? <pre>{answer}</pre> : <p className="plain-text">{answer}</p>}
      </blockquote>
    )
  return (
    <ul className="answer-text" lang={language}>
      {answer.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes, and may say a thing twice.
        <li key={index} dir="auto">
          {typeof one === 'string' ? one : `${one[0]} → ${one[1] || '—'}`}
        </li>
      ))}
    </ul>
  )
}
