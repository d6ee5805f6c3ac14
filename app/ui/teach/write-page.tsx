import { fieldOf, type Message } from '#app/domain/cohort/mail/message.ts'
import { m } from '#app/messages/generated/messages.js'
import { directionOf, type Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { conjunction, languageName } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'
import { problemWords, refusalWords } from './mail-words.ts'
import { MessageFields } from './message-fields.tsx'
import { OwnProgram } from './own-program.tsx'
import type { WriteAnswer } from './write-answer.ts'

export interface Group {
  language: Language
  names: string[]
  emails: string[]
  draft: Message
}

interface WritePageProps {
  language: Language
  cohort: CohortHead
  /** A letter for each language of those who get it. */
  groups: Group[]
  withoutAddress: string[]
  refusing: string[]
  ownEmail: string
  canSendMail: boolean
  token: string
  answer: WriteAnswer
}

/** A message to people of a cohort: written in each one's language, looked at, and only then sent. */
export function WritePage(props: WritePageProps) {
  const { language, cohort, groups, withoutAddress, refusing, ownEmail, canSendMail, answer } = props
  const count = groups.reduce((sum, { names }) => sum + names.length, 0)
  const canWrite = canSendMail && !cohort.isArchived && count > 0
  return (
    <CohortFrame
      language={language}
      cohort={cohort}
      current="mail"
      title={m.mail_write_title()}
      lead={count > 0 ? m.mail_write_lead({ count }) : m.mail_write_nobody()}
    >
      {!canSendMail && <Notice kind="caution">{m.mail_no_server()}</Notice>}
      {answer.problem && (
        <Notice kind="error" role="alert">
          {refusalWords(answer.problem.code, answer.problem.values)}
        </Notice>
      )}
      <Left language={language} withoutAddress={withoutAddress} refusing={refusing} />
      {canWrite && <p className="measure">{m.mail_write_how({ email: ownEmail })}</p>}
      {canWrite && <MessageForm {...props} count={count} />}
      {!canSendMail && count > 0 && <OwnProgram language={language} groups={groups} />}
    </CohortFrame>
  )
}

/** Who gets no letter, by name: nobody is left out unseen. */
function Left({
  language,
  withoutAddress,
  refusing,
}: Pick<WritePageProps, 'language' | 'withoutAddress' | 'refusing'>) {
  const listed = (names: string[]) => ({
    count: names.length,
    names: conjunction(
      language,
      names.map((name) => name || m.mail_nameless()),
    ),
  })
  if (withoutAddress.length + refusing.length === 0) return null
  return (
    <Notice kind="caution">
      {withoutAddress.length > 0 && <p>{m.mail_without_address(listed(withoutAddress))}</p>}
      {refusing.length > 0 && <p>{m.mail_refusing(listed(refusing))}</p>}
    </Notice>
  )
}

function MessageForm({ language, groups, token, answer, count }: WritePageProps & { count: number }) {
  const messageOf = ({ language, draft }: Group) => answer.typed[language] ?? draft
  const errors = Object.entries(answer.errors).map(([id, code]) => ({ id, text: problemWords[code]() }))
  return (
    <PostForm name="write" className="mt-6">
      {(isBusy) => (
        <>
          <ErrorSummary errors={errors} />
          <input type="hidden" name="token" value={answer.token ?? token} />
          {answer.preview ? (
            <>
              <Previews {...answer} language={language} />
              {groups.map((group) => (
                <Kept key={group.language} language={group.language} message={messageOf(group)} />
              ))}
              <p className="button-row">
                <Button name="step" value="send" isBusy={isBusy}>
                  {m.mail_send_button({ count })}
                </Button>
                <Button kind="plain" name="step" value="edit" isBusy={isBusy}>
                  {m.mail_edit_button()}
                </Button>
              </p>
            </>
          ) : (
            <>
              {groups.map((group) => (
                <MessageFields
                  key={group.language}
                  pageLanguage={language}
                  language={group.language}
                  names={group.names}
                  message={messageOf(group)}
                  errors={answer.errors}
                />
              ))}
              <Button name="step" value="preview" isBusy={isBusy}>
                {m.mail_preview_button()}
              </Button>
            </>
          )}
        </>
      )}
    </PostForm>
  )
}

function Previews({ preview, language }: Pick<WriteAnswer, 'preview'> & { language: Language }) {
  return (
    <section>
      <h2>{m.mail_preview_title()}</h2>
      <p role="status">{m.mail_preview_lead()}</p>
      {preview?.map((letter) => (
        <section key={letter.language}>
          <h3>{m.mail_group_title({ language: languageName(language, letter.language) })}</h3>
          <div className="letter-preview" lang={letter.language} dir={directionOf(letter.language)}>
            <p>
              <strong>{m.mail_preview_subject({ subject: letter.subject })}</strong>
            </p>
            <p className="letter-text">{letter.text}</p>
          </div>
        </section>
      ))}
    </section>
  )
}

/** What was typed, on its way through the preview. */
function Kept({ language, message }: { language: Language; message: Message }) {
  return (
    <>
      <input type="hidden" name={fieldOf(language, 'subject')} value={message.subject} />
      <textarea hidden readOnly name={fieldOf(language, 'body')} value={message.body} />
    </>
  )
}
