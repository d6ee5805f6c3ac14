import { DomainError } from '#app/domain/errors.ts'
import type { SeenAnswer } from '#app/domain/marking/mark-answers.server.ts'

interface MarkForm {
  answers: SeenAnswer[]
  met: number[]
  comment: string
}

/**
 * The form under a group of answers: `answer` is an attempt and the time of the mark it had, `line` a line of the rubric
 * from 1 on, each as often as it was chosen.
 * @throws DomainError `form_unreadable`
 */
export function readMarkForm(form: FormData): MarkForm {
  return {
    answers: form.getAll('answer').map((value) => {
      const [attemptId = '', seen = ''] = String(value).split(':')
      return { attemptId, seenAt: seen === '' ? null : wholeNumber(seen) }
    }),
    met: form.getAll('line').map((value) => wholeNumber(String(value)) - 1),
    comment: String(form.get('comment') ?? ''),
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new DomainError('invalid', 'form_unreadable')
  return Number(text)
}
