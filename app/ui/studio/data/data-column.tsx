import type { CodebookVariable, Texts } from '#app/domain/studio/codebook.ts'
import { type ColumnChoice, columnReadings, type ReadColumn } from '#app/domain/studio/data-columns.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { CheckField, Field, SelectField } from '#app/ui/form/field.tsx'
import { languageName } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { doubtWords, faultWords, readingWords, typeWords } from './data-words.ts'

interface DataColumnProps {
  language: Language
  index: number
  column: ReadColumn
  choice: ColumnChoice
  variable: CodebookVariable | null
  languages: string[]
  revision: number
}

const isSaid = (texts: Texts) => Object.values(texts).every((text) => text !== '')

/** Whether everything that is asked of a column was answered. */
const isDone = ({ fault }: ReadColumn, variable: CodebookVariable | null) =>
  fault === null &&
  variable !== null &&
  [variable.label, ...Object.values({ ...variable.codes, ...variable.special })].every(isSaid)

/** A column of a table: how it is read, and what its name and codes mean. */
export function DataColumn(props: DataColumnProps) {
  const { language, index, column, choice, variable, languages, revision } = props
  const id = `column-${index}`
  const missing = [...column.missing.map(({ value }) => value), ...(choice.missing ?? [])]
  const ofColumn = (name: string) => (languages.length > 1 ? ` (${name})` : '')
  return (
    <details id={id} className="data-column">
      <summary>
        <strong>{column.name}</strong> <span className="soft">{typeWords[column.type]()}</span>{' '}
        {isDone(column, variable) ? m.studio_data_column_done() : <em>{m.studio_data_column_open()}</em>}
      </summary>
      <ul className="loss-list">
        {column.title !== column.name && <li>{m.studio_data_titled({ title: column.title })}</li>}
        {column.blanks > 0 && <li>{m.studio_data_blanks({ count: column.blanks })}</li>}
        {column.rewritten && <li>{m.studio_data_rewritten(column.rewritten)}</li>}
        {column.doubts.map((doubt) => (
          <li key={doubt}>{doubtWords[doubt]()}</li>
        ))}
        {column.fault && <li className="import-refused">{faultWords(column.fault)}</li>}
      </ul>
      <PostForm name="column" className="mt-3">
        {(isBusy) => (
          <>
            <input type="hidden" name="revision" value={revision} />
            <input type="hidden" name="column" value={index} />
            <SelectField
              id={`${id}-reading`}
              name="reading"
              label={m.studio_data_reading()}
              defaultValue={choice.reading ?? ''}
            >
              <option value="">
                {m.studio_data_as_guessed({ reading: readingWords[column.reading]() })}
              </option>
              {columnReadings.map((reading) => (
                <option
                  key={reading}
                  value={reading}
                  disabled={!column.possible.includes(reading) && reading !== column.reading}
                >
                  {readingWords[reading]()}
                </option>
              ))}
            </SelectField>
            <Field
              id={`${id}-name`}
              name="name"
              label={m.studio_data_column_name()}
              hint={m.studio_data_column_name_hint()}
              defaultValue={choice.name ?? column.name}
              autoCapitalize="none"
              spellCheck={false}
            />
            {missing.map((value) => (
              <CheckField
                key={value}
                id={`${id}-missing-${value}`}
                name="missing"
                value={value}
                label={m.studio_data_means_missing({ value })}
                defaultChecked={choice.missing?.includes(value) ?? false}
              />
            ))}
            {languages.map((code) => (
              <Field
                key={code}
                id={`${id}-label-${code}`}
                name={`label:${code}`}
                label={`${m.studio_data_label()}${ofColumn(languageName(language, code))}`}
                lang={code}
                dir="auto"
                defaultValue={variable?.label[code] ?? ''}
                required
              />
            ))}
            <Field
              id={`${id}-unit`}
              name="unit"
              label={m.studio_data_unit()}
              hint={m.studio_data_unit_hint()}
              defaultValue={variable?.unit ?? ''}
            />
            {languages.map((code) => (
              <Field
                key={code}
                id={`${id}-universe-${code}`}
                name={`universe:${code}`}
                label={`${m.studio_data_universe()}${ofColumn(languageName(language, code))}`}
                lang={code}
                dir="auto"
                defaultValue={variable?.universe[code] ?? ''}
              />
            ))}
            {column.values && (column.type === 'text' || column.type === 'integer') && (
              <CheckField
                id={`${id}-coded`}
                name="coded"
                label={m.studio_data_coded()}
                hint={m.studio_data_coded_hint()}
                defaultChecked={Boolean(variable?.codes)}
              />
            )}
            <Meanings kind="code" meanings={variable?.codes ?? {}} {...props} />
            <Meanings kind="special" meanings={variable?.special ?? {}} {...props} />
            <Button
              kind="plain"
              isBusy={isBusy}
              aria-label={m.studio_what_of({ what: m.studio_save(), of: column.name })}
            >
              {m.studio_save()}
            </Button>
          </>
        )}
      </PostForm>
    </details>
  )
}

interface MeaningsProps extends Pick<DataColumnProps, 'language' | 'languages' | 'index'> {
  kind: 'code' | 'special'
  meanings: Record<string, Texts>
}

/** What each code means, language by language. */
function Meanings({ kind, meanings, language, languages, index }: MeaningsProps) {
  const all = Object.entries(meanings)
  if (all.length === 0) return null
  return (
    <fieldset className="plan-course">
      <legend className="label">{kind === 'code' ? m.studio_data_codes() : m.studio_data_special()}</legend>
      {all.map(([value, texts], at) => (
        <div key={value}>
          <input type="hidden" name={kind} value={value} />
          {languages.map((code) => (
            <Field
              key={code}
              id={`column-${index}-${kind}-${at}-${code}`}
              name={`${kind}-${at}:${code}`}
              label={languages.length > 1 ? `${value} (${languageName(language, code)})` : value}
              lang={code}
              dir="auto"
              defaultValue={texts[code] ?? ''}
              required
            />
          ))}
        </div>
      ))}
    </fieldset>
  )
}
