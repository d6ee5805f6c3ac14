import type { ExportFile } from '#app/domain/export/export-files.ts'
import type { CsvStyle } from '#app/domain/export/write-csv.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { CheckField } from '#app/ui/form/field.tsx'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'

interface ExportPageProps {
  language: Language
  cohort: CohortHead
  /** What spreadsheets of the page's language expect. */
  style: CsvStyle
  people: number
  gone: number
}

interface Offer {
  title: () => string
  text: () => string
  files: [ExportFile, () => string][]
}

const offers: Offer[] = [
  {
    title: m.export_answers,
    text: m.export_answers_text,
    files: [
      ['answers.csv', m.export_as_csv],
      ['answers.xlsx', m.export_as_xlsx],
      ['answers.jsonl', m.export_as_jsonl],
    ],
  },
  {
    title: m.export_learners,
    text: m.export_learners_text,
    files: [
      ['learners.csv', m.export_as_csv],
      ['learners.xlsx', m.export_as_xlsx],
    ],
  },
  {
    title: m.export_tests,
    text: m.export_tests_text,
    files: [
      ['tests.csv', m.export_as_csv],
      ['tests.xlsx', m.export_as_xlsx],
      ['tests.jsonl', m.export_as_jsonl],
    ],
  },
  {
    title: m.export_books,
    text: m.export_books_text,
    files: [
      ['columns.csv', m.export_columns],
      ['exercises.csv', m.export_exercises],
    ],
  },
]

/** What a cohort's data may be taken away as. One form, whose every button asks for a file; no script is needed. */
export function ExportPage({ language, cohort, style, people, gone }: ExportPageProps) {
  const folder = `/${language}/teach/${cohort.id}/export`
  return (
    <CohortFrame
      language={language}
      cohort={cohort}
      current="export"
      title={m.export_title()}
      lead={m.export_lead()}
    >
      <p>
        {people === 0 ? m.export_nobody() : m.export_people({ count: people })}{' '}
        {gone > 0 && m.export_people_gone({ count: gone })}
      </p>
      <p className="soft">{m.export_whole()}</p>
      <form method="get" action={`${folder}/answers.csv`}>
        <fieldset className="field">
          <legend className="label">{m.export_who()}</legend>
          <CheckField
            id="names"
            name="names"
            value="yes"
            label={m.export_names()}
            hint={m.export_names_hint()}
          />
        </fieldset>
        <fieldset className="field">
          <legend className="label">{m.export_style()}</legend>
          <Style value="comma" chosen={style} text={m.export_style_comma()} />
          <Style value="semicolon" chosen={style} text={m.export_style_semicolon()} />
        </fieldset>
        {offers.map(({ title, text, files }) => (
          <section key={files[0]?.[0]}>
            <h2>{title()}</h2>
            <p>{text()}</p>
            <p className="button-row">
              {files.map(([file, words]) => (
                <Button key={file} kind="plain" formAction={`${folder}/${file}`}>
                  <span className="sr-only">{title()} </span>
                  {words()}
                </Button>
              ))}
            </p>
          </section>
        ))}
      </form>
      <p className="soft mt-6">{m.export_safe()}</p>
    </CohortFrame>
  )
}

function Style({ value, chosen, text }: { value: CsvStyle; chosen: CsvStyle; text: string }) {
  return (
    <label className="check">
      <input type="radio" name="style" value={value} defaultChecked={value === chosen} />
      <span>{text}</span>
    </label>
  )
}
