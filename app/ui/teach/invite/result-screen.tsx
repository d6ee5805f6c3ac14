import type { CheckedRow } from '#app/domain/cohort/roster/check-rows.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { asKept, RowsToEdit } from './rows-to-edit.tsx'

interface ResultScreenProps {
  invited: number
  already: number
  rows: CheckedRow[]
  separator: string
  language: Language
  languages: { value: string; text: string }[]
  home: string
}

/** What came of it, the links to hand out, and the rows that need the trainer: here to mend, or as a file. */
export function ResultScreen(props: ResultScreenProps) {
  const { invited, already, rows, separator, language, languages, home } = props
  return (
    <>
      <Notice kind="good" role="status" title={m.roster_result({ invited, already, left: rows.length })}>
        {invited > 0 && m.roster_result_next()}
      </Notice>
      <p className="button-row">
        <ButtonLink href={`${home}/links`}>{m.teach_sheet_title()}</ButtonLink>
        <ButtonLink kind="plain" href={`${home}/people#invited`}>
          {m.roster_to_people()}
        </ButtonLink>
        <ButtonLink kind="plain" href={home}>
          {m.roster_to_cohort()}
        </ButtonLink>
      </p>
      {rows.length > 0 && (
        <section>
          <h2>{m.roster_left_title({ count: rows.length })}</h2>
          <PostForm name="check">
            {(isBusy) => (
              <>
                <input type="hidden" name="separator" value={separator} />
                <RowsToEdit rows={rows} language={language} languages={languages} />
                <p className="button-row">
                  <Button isBusy={isBusy} name="form" value="invite">
                    {m.roster_invite_mended()}
                  </Button>
                </p>
              </>
            )}
          </PostForm>
          <PostForm name="rows-to-mend" action={`${home}/rows-to-mend`} isDownload className="mt-4">
            {() => (
              <>
                <input type="hidden" name="separator" value={separator} />
                <input type="hidden" name="kept" value={JSON.stringify(rows.map(asKept))} />
                <Button kind="plain">{m.roster_download()}</Button>
              </>
            )}
          </PostForm>
        </section>
      )}
    </>
  )
}
