import type { ExerciseAnswers } from '#app/domain/cohort/exercise-answers.server.ts'
import type { Which } from '#app/domain/cohort/group-answers.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { conjunction } from '#app/ui/format.ts'
import { Html } from '#app/ui/html.tsx'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'
import { numberWords } from './number-words.ts'

const whichWords: Record<Which, () => string> = {
  first: () => m.teach_which_first(),
  last: () => m.teach_which_last(),
  all: () => m.teach_which_all(),
}

const codeWords = {
  right: () => m.teach_code_right(),
  partial: () => m.teach_code_partial(),
  wrong: () => m.teach_code_wrong(),
}

interface AnswersPageProps extends Omit<ExerciseAnswers, 'cohort'> {
  language: Language
  head: CohortHead
  which: Which
  isOfStuck: boolean
}

/** The answers behind a line or a number: what was answered, by how many, and what they were told. */
export function AnswersPage(props: AnswersPageProps) {
  const { language, head, which, isOfStuck, courseId, moduleId, exerciseId, groups } = props
  const home = `/${language}/teach/${head.id}`
  const here = `${home}/answers/${courseId}/${exerciseId}`
  const name = props.title ?? exerciseId
  return (
    <CohortFrame
      language={language}
      cohort={head}
      current="overview"
      title={m.teach_answers_of({ number: props.number, title: name })}
    >
      <p>
        <a href={`/${language}/courses/${courseId}/${moduleId}#${encodeURIComponent(exerciseId)}`}>
          {m.teach_see_exercise({ module: props.moduleTitle })}
        </a>
      </p>
      <p className="mt-3">
        {isOfStuck ? m.teach_answers_stuck() : m.teach_answers_all()}{' '}
        {m.teach_answers_counts({ answers: props.answers, people: props.people, members: props.members })}
      </p>
      <ul className="choice-line">
        {(Object.keys(whichWords) as Which[]).map((one) => (
          <li key={one}>
            <a
              href={`${here}?which=${one}${isOfStuck ? '&of=stuck' : ''}`}
              aria-current={one === which ? 'true' : undefined}
            >
              {whichWords[one]()}
            </a>
          </li>
        ))}
        {isOfStuck && (
          <li>
            <a href={here}>{m.teach_answers_everybody()}</a>
          </li>
        )}
      </ul>
      {groups.length === 0 && <p className="mt-4">{m.teach_answers_none()}</p>}
      <ol className="answer-groups">
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name but their place.
          <li key={index} className={`answer-group answer-${group.code}`}>
            <p className="answer-count">
              {m.teach_group_count({ count: group.count, of: props.answers })} · {codeWords[group.code]()}
            </p>
            <Given answer={numberWords(language, group.understood) ?? group.answer} />
            {group.notes.length > 0 && (
              <div className="answer-told">
                <p className="soft">{m.teach_group_told()}</p>
                {group.notes.map((note) => (
                  <Html key={note} html={note} />
                ))}
              </div>
            )}
            <p className="soft">
              {group.people.length <= 8
                ? conjunction(
                    language,
                    group.people.map(({ name }) => name),
                  )
                : m.teach_people_count({ count: group.people.length })}
            </p>
            <p>
              <a
                href={`${home}/write?people=${group.people.map(({ id }) => id).join(',')}&about=${courseId}/${exerciseId}`}
              >
                {m.teach_write_to_them({ count: group.people.length })}
              </a>
            </p>
          </li>
        ))}
      </ol>
    </CohortFrame>
  )
}

function Given({ answer }: { answer: ExerciseAnswers['groups'][number]['answer'] }) {
  if (answer === null) return <p className="soft">{m.teach_answer_lost()}</p>
  if (typeof answer === 'string') return <pre className="answer-given">{answer}</pre>
  return (
    <ul className="answer-given">
      {answer.map((part) => {
        const text = typeof part === 'string' ? part : part.join(' → ')
        return <li key={text}>{text}</li>
      })}
    </ul>
  )
}
