import type { AnswerGroup, QueueView } from '#app/domain/marking/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { AnswerCard } from './answer-card.tsx'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'
import { markingProblem } from './marking-problem.ts'

/** What came of a mark: a refusal, or another trainer's marks with what was to be given. */
type MarkAnswer =
  | { problem: { code: string }; comment?: string }
  | { given: number; taken: AnswerGroup[]; met: number[]; comment: string }

interface WrittenPageProps {
  language: Language
  cohort: CohortHead
  queue: QueueView
  /** How many marks were just given; null when none were asked for. */
  done: number | null
  answer: MarkAnswer | undefined
}

/** The written answers of a cohort: those that wait for a mark, or those that have one. */
export function WrittenPage({ language, cohort, queue, done, answer }: WrittenPageProps) {
  const home = `/${language}/teach/${cohort.id}/written`
  const taken = answer && 'taken' in answer ? answer : null
  return (
    <CohortFrame
      language={language}
      cohort={cohort}
      current="written"
      title={m.teach_nav_written()}
      lead={m.marking_lead()}
    >
      <p className="soft">{m.marking_effect()}</p>
      {answer && 'problem' in answer && (
        <Notice kind="error" role="alert" title={m.marking_problem_title()}>
          <p>{markingProblem(answer.problem.code)}</p>
          {answer.comment && (
            <>
              <p>{m.marking_problem_comment()}</p>
              <p className="plain-text">{answer.comment}</p>
            </>
          )}
        </Notice>
      )}
      {!answer && done !== null && (
        <Notice kind="good" role="status">
          <p>{done > 0 ? m.marking_done({ count: done }) : m.marking_done_none()}</p>
        </Notice>
      )}
      {taken && (
        <section>
          <Notice kind="caution" role="alert" title={m.marking_taken_title()}>
            {taken.given > 0 && <p>{m.marking_done({ count: taken.given })}</p>}
            <p>
              {m.marking_taken({ count: taken.taken.reduce((sum, { people }) => sum + people.length, 0) })}
            </p>
          </Notice>
          {taken.taken.map((group) => (
            <AnswerCard
              key={keyOf(group)}
              language={language}
              group={group}
              typed={{ met: taken.met, comment: taken.comment }}
              canMark={!cohort.isArchived}
            />
          ))}
        </section>
      )}
      <nav className="teach-nav" aria-label={m.marking_views()}>
        <ul>
          <li>
            <a href={home} aria-current={queue.isMarked ? undefined : 'page'}>
              {m.marking_waiting()}
            </a>
          </li>
          <li>
            <a href={`${home}?view=marked`} aria-current={queue.isMarked ? 'page' : undefined}>
              {m.marking_marked()}
            </a>
          </li>
        </ul>
      </nav>
      <p>{countWords(queue)}</p>
      {queue.groups.map((group) => (
        <AnswerCard
          key={keyOf(group)}
          language={language}
          group={group}
          typed={null}
          canMark={!cohort.isArchived}
        />
      ))}
      <Pages queue={queue} home={home} />
    </CohortFrame>
  )
}

/** A mark that was changed gives another form, which begins with what stands now. */
const keyOf = ({ people }: AnswerGroup) =>
  people.map(({ attemptId, seenAt }) => `${attemptId}:${seenAt}`).join()

function countWords({ isMarked, answers }: QueueView): string {
  if (isMarked) return answers > 0 ? m.marking_count_marked({ count: answers }) : m.marking_none_marked()
  return answers > 0 ? m.marking_count_waiting({ count: answers }) : m.marking_none_waiting()
}

function Pages({ queue: { isMarked, page, pages }, home }: { queue: QueueView; home: string }) {
  if (pages < 2) return null
  const href = (to: number) => `${home}?${isMarked ? 'view=marked&' : ''}page=${to}`
  return (
    <nav className="button-row" aria-label={m.marking_pages()}>
      {page > 1 && <a href={href(page - 1)}>{m.marking_previous()}</a>}
      <span>{m.marking_page({ page, pages })}</span>
      {page < pages && <a href={href(page + 1)}>{m.marking_next()}</a>}
    </nav>
  )
}
