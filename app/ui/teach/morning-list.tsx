import { DAYS_BEYOND, LEAST_FINISHERS, VISITS, WRONG_TRIES } from '#app/domain/cohort/morning.ts'
import type { ShownLine } from '#app/domain/cohort/open-cohort.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { conjunction, points } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { numberWords } from './number-words.ts'

interface MorningListProps {
  language: Language
  home: string
  lines: ShownLine[]
  more: number
  aside: number
  isArchived: boolean
}

/** At most seven lines, worst first, each with its evidence, the answers behind it, and a way to write to these people. */
export function MorningList({ language, home, lines, more, aside, isArchived }: MorningListProps) {
  return (
    <section aria-labelledby="morning-title">
      <h2 id="morning-title">{m.teach_morning_title()}</h2>
      {lines.length === 0 ? (
        <p>{m.teach_morning_none()}</p>
      ) : (
        <ol className="morning">
          {lines.map((line) => (
            <li key={line.keys[0]} className={`morning-line morning-${line.kind}`}>
              <p className="morning-what">{whatOf(line)}</p>
              <p>{evidenceOf(language, line)}</p>
              <p className="soft">{namesOf(language, line.names)}</p>
              <div className="morning-links">
                {line.kind === 'stuck' && (
                  <a href={`${home}/answers/${line.courseId}/${line.exerciseId}?of=stuck`}>
                    {m.teach_see_answers()}
                  </a>
                )}
                <a href={writeHref(home, line)}>{m.teach_write_to_them({ count: line.personIds.length })}</a>
                {!isArchived && (
                  <PostForm name="dismiss">
                    {(isBusy) => (
                      <>
                        {line.keys.map((key) => (
                          <input key={key} type="hidden" name="key" value={key} />
                        ))}
                        <Button
                          kind="plain"
                          isBusy={isBusy}
                          aria-label={m.teach_dismiss_of({ what: whatOf(line) })}
                        >
                          {m.teach_dismiss()}
                        </Button>
                      </>
                    )}
                  </PostForm>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {more > 0 && <p className="soft">{m.teach_morning_more({ count: more })}</p>}
      {aside > 0 && (
        <PostForm name="show-again" className="mt-2">
          {(isBusy) => (
            <Button kind="plain" isBusy={isBusy}>
              {m.teach_show_again({ count: aside })}
            </Button>
          )}
        </PostForm>
      )}
      <details className="mt-3">
        <summary>{m.teach_rule_title()}</summary>
        <ul className="rule-list">
          <li>{m.teach_rule_stuck({ count: WRONG_TRIES })}</li>
          <li>{m.teach_rule_slow({ days: DAYS_BEYOND, least: LEAST_FINISHERS })}</li>
          <li>{m.teach_rule_unanswered({ count: VISITS })}</li>
          <li>{m.teach_rule_order()}</li>
          <li>{m.teach_rule_dismiss()}</li>
        </ul>
      </details>
    </section>
  )
}

function writeHref(home: string, line: ShownLine): string {
  const about = line.kind === 'stuck' ? `&about=${line.courseId}/${line.exerciseId}` : ''
  return `${home}/write?people=${line.personIds.join(',')}${about}`
}

/** Who and where, in one sentence. */
function whatOf(line: ShownLine): string {
  const count = line.personIds.length
  const module = line.moduleTitle
  switch (line.kind) {
    case 'stuck':
      return m.teach_line_stuck({
        count,
        module,
        number: line.exerciseNumber,
        title: line.exerciseTitle ?? line.exerciseId,
      })
    case 'slow':
      return m.teach_line_slow({ count, module })
    case 'unanswered':
      return m.teach_line_unanswered({ count, module })
    case 'link-unanswered':
      return m.teach_line_link({ count })
  }
}

function evidenceOf(language: Language, line: ShownLine): string {
  switch (line.kind) {
    case 'stuck': {
      const mean = m.teach_evidence_tries({ mean: points(language, Math.round(line.meanTries * 10) / 10) })
      if (!line.common || line.common.count < 2) return mean
      return `${mean} ${m.teach_evidence_common({ answer: numberWords(language, line.common.understood) ?? line.common.answer, count: line.common.count, of: line.common.of })}`
    }
    case 'slow':
      return m.teach_evidence_slow({
        days: points(language, Math.round(line.medianDays * 10) / 10),
        finishers: line.finishers,
      })
    case 'unanswered':
      return m.teach_evidence_unanswered({ count: VISITS })
    case 'link-unanswered':
      return m.teach_evidence_link({ count: VISITS })
  }
}

const NAMED = 6

function namesOf(language: Language, names: string[]): string {
  if (names.length <= NAMED) return conjunction(language, names)
  const rest = names.length - NAMED + 1
  return conjunction(language, [...names.slice(0, NAMED - 1), m.teach_names_more({ count: rest })])
}
