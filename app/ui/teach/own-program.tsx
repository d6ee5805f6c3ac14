import { m } from '#app/messages/generated/messages.js'
import { directionOf, type Language } from '#app/messages/languages.ts'
import { conjunction, languageName } from '#app/ui/format.ts'
import { CopyButton } from './copy-button.tsx'
import type { Group } from './write-page.tsx'

/** Where the site sends no mail: the drafts, for the trainer's own mail program. */
export function OwnProgram({ language, groups }: { language: Language; groups: Group[] }) {
  return (
    <>
      <p className="measure mt-3">{m.mail_own_how()}</p>
      {groups.map((group) => (
        <Draft key={group.language} pageLanguage={language} group={group} />
      ))}
    </>
  )
}

function Draft({ pageLanguage, group }: { pageLanguage: Language; group: Group }) {
  const { language, names, emails, draft } = group
  const title = m.mail_group_title({ language: languageName(pageLanguage, language) })
  const letter = `${draft.subject}\n\n${draft.body}`
  return (
    <section>
      <h2>{title}</h2>
      <p className="soft">
        {m.mail_group_to({ count: names.length, names: conjunction(pageLanguage, names) })}
      </p>
      <p>
        <a href={mailtoOf(group)}>{m.mail_own_open()}</a>
      </p>
      <div className="letter-preview" lang={language} dir={directionOf(language)}>
        <p>
          <strong>{draft.subject}</strong>
        </p>
        <p className="letter-text">{draft.body}</p>
      </div>
      <CopyButton text={letter} label={`${m.mail_own_copy_letter()}: ${title}`}>
        {m.mail_own_copy_letter()}
      </CopyButton>
      <p className="mt-3">{emails.join(', ')}</p>
      <CopyButton text={emails.join(', ')} label={`${m.mail_own_copy_addresses()}: ${title}`}>
        {m.mail_own_copy_addresses()}
      </CopyButton>
    </section>
  )
}

/** RFC 6068. Addresses go into the blind copy: people of a cohort need not read each other's. */
function mailtoOf({ emails, draft: { subject, body } }: Group): string {
  const bcc = emails.map(encodeURIComponent).join(',')
  const lines = body.replace(/\n/g, '\r\n')
  return `mailto:?bcc=${bcc}&subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`
}
