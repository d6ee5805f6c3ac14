import { useEffect, useRef } from 'react'
import { m } from '#app/messages/generated/messages.js'
import { type Language, languageNames } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { CohortFrame, type CohortHead } from '../cohort-frame.tsx'
import { refusalWords } from '../cohort-words.ts'
import { ColumnsScreen } from './columns-screen.tsx'
import { GiveScreen } from './give-screen.tsx'
import { ResultScreen } from './result-screen.tsx'
import type { InviteScreen } from './screens.ts'
import { TableScreen } from './table-screen.tsx'

interface InvitePageProps {
  language: Language
  cohort: CohortHead
  cohortLanguages: Language[]
  screen: InviteScreen
  refusal: string | null
}

/** A list becomes invitations: give it, look at its rows, invite. */
export function InvitePage({ language, cohort, cohortLanguages, screen, refusal }: InvitePageProps) {
  const place = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  // The next screen takes the place of the one before: whoever listens to the page is taken there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen is what the focus follows.
  useEffect(() => {
    if (!isFirst.current) place.current?.focus()
    isFirst.current = false
  }, [screen])
  const languages = cohortLanguages.map((one) => ({ value: one, text: languageNames[one] }))
  const home = `/${language}/teach/${cohort.id}`
  return (
    <CohortFrame language={language} cohort={cohort} current="people" title={m.teach_invite_title()}>
      {refusal && (
        <Notice kind="error" role="alert">
          {refusalWords(refusal)}
        </Notice>
      )}
      {!cohort.isArchived && (
        <div ref={place} tabIndex={-1} key={screen.name}>
          {screen.name === 'give' && <GiveScreen refused={screen.refused} text={screen.text} />}
          {screen.name === 'columns' && <ColumnsScreen {...screen} />}
          {screen.name === 'table' && (
            <TableScreen {...screen} language={language} languages={languages} home={home} />
          )}
          {screen.name === 'result' && (
            <ResultScreen {...screen} language={language} languages={languages} home={home} />
          )}
        </div>
      )}
    </CohortFrame>
  )
}
