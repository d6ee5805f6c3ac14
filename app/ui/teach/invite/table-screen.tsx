import type { CheckedRow } from '#app/domain/cohort/roster/check-rows.ts'
import type { Doubt } from '#app/domain/cohort/roster/roster.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { Doubts } from './doubts.tsx'
import { RowsToEdit } from './rows-to-edit.tsx'

interface TableScreenProps {
  rows: CheckedRow[]
  separator: string
  doubts: Doubt[]
  language: Language
  languages: { value: string; text: string }[]
  home: string
}

/** Every row, green, amber or red, with a plain reason; editable in place. Nothing has happened yet. */
export function TableScreen({ rows, separator, doubts, language, languages, home }: TableScreenProps) {
  const count = (state: CheckedRow['state']) => rows.filter((row) => row.state === state).length
  const good = rows.length - count('refused')
  return (
    <>
      <h2>{m.roster_table_title({ count: rows.length })}</h2>
      <p role="status">
        {m.roster_table_counts({ ready: count('ready'), look: count('look'), refused: count('refused') })}
      </p>
      <Doubts doubts={doubts} />
      <PostForm name="check">
        {(isBusy) => (
          <>
            <input type="hidden" name="separator" value={separator} />
            <RowsToEdit rows={rows} language={language} languages={languages} />
            <p className="button-row">
              <Button isBusy={isBusy} name="form" value="invite" aria-disabled={good === 0 || undefined}>
                {m.roster_invite({ count: good })}
              </Button>
              <Button kind="plain" isBusy={isBusy}>
                {m.roster_check_again()}
              </Button>
            </p>
            <p className="hint">{m.roster_before_invite()}</p>
          </>
        )}
      </PostForm>
      <p className="mt-4">
        <a href={`${home}/invite`}>{m.roster_other_list()}</a>
      </p>
    </>
  )
}
