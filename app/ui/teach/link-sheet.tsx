import type { InvitedPerson } from '#app/domain/cohort/cohort-people.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'

interface LinkSheetProps {
  language: Language
  cohort: CohortHead
  origin: string
  invited: InvitedPerson[]
}

/** Personal links and codes to be printed and cut: for rooms without e-mail. */
export function LinkSheet({ language, cohort, origin, invited }: LinkSheetProps) {
  return (
    <CohortFrame language={language} cohort={cohort} current="people" title={m.teach_sheet_title()}>
      <div className="no-print">
        <p className="lead">{m.teach_sheet_lead()}</p>
        {invited.length === 0 && <p>{m.teach_sheet_none()}</p>}
      </div>
      <ul className="link-sheet">
        {invited.map(({ id, name, email, code, path, language }) => (
          <li key={id} lang={language}>
            <p className="link-name">{name ?? email}</p>
            <p>{cohort.name}</p>
            <p>
              {m.teach_sheet_go({ address: `${origin}/${language}/join` }, { locale: language as Language })}
            </p>
            <p className="join-code">{code}</p>
            <p className="link-path">{`${origin}${path}`}</p>
          </li>
        ))}
      </ul>
    </CohortFrame>
  )
}
