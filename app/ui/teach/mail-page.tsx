import type { LetterLine, LetterState } from '#app/domain/cohort/mail/cohort-outbox.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'
import { countWords, errorWords, kindWords, refusalWords, stateWords } from './mail-words.ts'

interface MailPageProps {
  language: Language
  cohort: CohortHead
  lines: LetterLine[]
  counts: { state: LetterState; letters: number }[]
  page: number
  hasOlder: boolean
  canSendMail: boolean
  /** What was done just now, and to how many. */
  done: string | null
  count: number
  refusal: string | null
}

/** The outbox of a cohort: what went out to whom, and what did not, with a way to send it again. */
export function MailPage(props: MailPageProps) {
  const { language, cohort, lines, counts, page, hasOlder, canSendMail, done, count, refusal } = props
  const home = `/${language}/teach/${cohort.id}`
  const canSend = canSendMail && !cohort.isArchived
  const hasFailed = counts.some(({ state }) => state === 'failed')
  return (
    <CohortFrame
      language={language}
      cohort={cohort}
      current="mail"
      title={m.mail_page_title()}
      lead={m.mail_page_lead()}
    >
      {refusal ? (
        <Notice kind="error" role="alert">
          {refusalWords(refusal)}
        </Notice>
      ) : (
        <Done done={done} count={count} />
      )}
      {!canSendMail && (
        <Notice kind="caution" title={m.mail_no_server_title()}>
          <p>{m.mail_no_server()}</p>
          <p>
            <a href={`${home}/people`}>{m.mail_to_people()}</a>
          </p>
        </Notice>
      )}
      {canSend && (
        <p className="button-row">
          <ButtonLink kind="plain" href={`${home}/write?people=all`}>
            {m.mail_write_all()}
          </ButtonLink>
          <ButtonLink kind="plain" href={`${home}/write?people=invited`}>
            {m.mail_write_invited()}
          </ButtonLink>
        </p>
      )}
      <section>
        <h2>{m.mail_letters_title()}</h2>
        {lines.length === 0 && <p>{m.mail_none()}</p>}
        <ul className="letter-counts">
          {counts.map(({ state, letters }) => (
            <li key={state} className={`letter-state letter-${state}`}>
              {countWords[state]({ count: letters })}
            </li>
          ))}
        </ul>
        {canSend && hasFailed && (
          <PostForm name="again-all">
            {(isBusy) => (
              <Button kind="plain" isBusy={isBusy}>
                {m.mail_again_all()}
              </Button>
            )}
          </PostForm>
        )}
        <ul className="letters">
          {lines.map((line) => (
            <Line key={line.id} language={language} line={line} canSend={canSend} />
          ))}
        </ul>
        <p className="button-row">
          {page > 1 && <a href={`${home}/mail?page=${page - 1}`}>{m.mail_newer()}</a>}
          {hasOlder && <a href={`${home}/mail?page=${page + 1}`}>{m.mail_older()}</a>}
        </p>
      </section>
    </CohortFrame>
  )
}

function Done({ done, count }: { done: string | null; count: number }) {
  const words =
    done === 'again' ? m.mail_again_done() : done === 'written' ? m.mail_written_done({ count }) : null
  if (!words) return null
  return (
    <Notice kind="good" role="status">
      {words}
    </Notice>
  )
}

function Line({ language, line, canSend }: { language: Language; line: LetterLine; canSend: boolean }) {
  const { id, to, kind, subject, state, error } = line
  return (
    <li className="letter">
      <div>
        <p>
          <strong>{to}</strong> · {subject ?? kindWords[kind]()}
        </p>
        <p className="soft">
          <span className={`letter-state letter-${state}`}>{stateWords[state]()}</span> ·{' '}
          <When language={language} line={line} />
        </p>
        {error && state !== 'sent' && state !== 'sending' && (
          <p className="letter-error">{errorWords(error)}</p>
        )}
      </div>
      {canSend && state === 'failed' && (
        <PostForm name={`again-${id}`}>
          {(isBusy) => (
            <>
              <input type="hidden" name="letter" value={id} />
              <Button kind="plain" isBusy={isBusy}>
                {m.mail_again_one()}
                <span className="sr-only"> {m.mail_again_to({ name: to })}</span>
              </Button>
            </>
          )}
        </PostForm>
      )}
    </li>
  )
}

/** The server says times in UTC, and says so: it doesn't know where a trainer is. */
function When({ language, line }: { language: Language; line: LetterLine }) {
  const { state, sentAt, dueAt, createdAt, tries } = line
  const isRetry = state === 'waiting' && tries > 0
  const at = sentAt ?? (isRetry ? dueAt : createdAt)
  const when = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(at)
  const words =
    sentAt !== null
      ? m.mail_sent_at({ when })
      : isRetry
        ? m.mail_due_at({ when })
        : m.mail_written_at({ when })
  return <time dateTime={new Date(at).toISOString()}>{words}</time>
}
