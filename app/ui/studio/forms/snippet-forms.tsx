import type { ReactNode } from 'react'
import type { TextSurroundings } from '#app/domain/studio/forms/surroundings.server.ts'
import type { SnippetProblem } from '#app/domain/studio/forms/typed-snippet.ts'
import type { TextPlaceChoice } from '#app/domain/studio/source/insert-block.ts'
import { type SnippetName, snippetNames } from '#app/domain/studio/templates/snippets.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { Field, SelectField } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { PlaceField } from './place-field.tsx'
import { snippetProblem, wordsOfSnippet } from './snippet-words.ts'
import { TextBox } from './text-box.tsx'

/** What could not be put into the text, and why. */
export interface RefusedSnippet {
  name: SnippetName
  problem: SnippetProblem
  fields: Record<string, string>
}

interface SnippetFormsProps {
  places: TextPlaceChoice[]
  offered: Omit<TextSurroundings, 'taken'>
  revision: number
  textLanguage: string
  filesHref: string
  refused: RefusedSnippet | null
}

/** A small form for each thing that can be put into a text, folded. */
export function SnippetForms({
  places,
  offered,
  revision,
  textLanguage,
  filesHref,
  refused,
}: SnippetFormsProps) {
  return (
    <>
      {snippetNames.map((name) => {
        const own = refused?.name === name ? refused : null
        const fields = fieldsOf({ name, offered, textLanguage, own })
        return (
          <details key={name} className="form-more" open={own !== null || undefined}>
            <summary>{wordsOfSnippet(name)}</summary>
            {fields === null ? (
              <p>
                {name === 'figure' ? (
                  <a href={filesHref}>{m.studio_insert_no_pictures()}</a>
                ) : (
                  m.studio_insert_none()
                )}
              </p>
            ) : (
              <PostForm name="insert" className="mt-2">
                {(isBusy) => (
                  <>
                    <input type="hidden" name="what" value={name} />
                    <input type="hidden" name="revision" value={revision} />
                    {own && (
                      <p className="error" role="alert">
                        {snippetProblem(own.problem)}
                      </p>
                    )}
                    {fields}
                    <PlaceField id={`${name}-after`} places={places} value={own?.fields.after} />
                    <Button isBusy={isBusy}>
                      {m.studio_new_insert()}
                      <span className="only-read">: {wordsOfSnippet(name)}</span>
                    </Button>
                  </>
                )}
              </PostForm>
            )}
          </details>
        )
      })}
    </>
  )
}

interface FieldsOf {
  name: SnippetName
  offered: SnippetFormsProps['offered']
  textLanguage: string
  own: RefusedSnippet | null
}

/** What a thing needs to be told; null where the course has nothing to choose from. */
function fieldsOf({ name, offered, textLanguage, own }: FieldsOf): ReactNode | null {
  const typed = (field: string, otherwise = '') => own?.fields[field] ?? otherwise
  const box = { problems: {}, focus: null, textLanguage }
  switch (name) {
    case 'figure':
      return offered.pictures.length === 0 ? null : (
        <>
          <Options
            name="src"
            label={m.studio_insert_picture()}
            value={typed('src')}
            all={same(offered.pictures)}
          />
          <TextBox
            id="alt"
            label={m.studio_files_alt()}
            hint={m.studio_files_alt_hint()}
            value={typed('alt')}
            {...box}
          />
        </>
      )
    case 'table':
      return (
        <div className="form-pair">
          <Field
            id="rows"
            name="rows"
            type="number"
            min={1}
            max={30}
            label={m.studio_insert_rows()}
            defaultValue={typed('rows', '3')}
            required
          />
          <Field
            id="columns"
            name="columns"
            type="number"
            min={1}
            max={8}
            label={m.studio_insert_columns()}
            defaultValue={typed('columns', '2')}
            required
          />
        </div>
      )
    case 'formula':
      return (
        <TextBox
          id="tex"
          label={m.studio_insert_tex()}
          hint={m.studio_insert_tex_hint()}
          value={typed('tex')}
          isCode
          {...box}
        />
      )
    case 'footnote':
      return (
        <TextBox
          id="words"
          label={m.studio_insert_source()}
          hint={m.studio_insert_source_hint()}
          value={typed('words')}
          {...box}
        />
      )
    case 'term':
      return offered.terms.length === 0 ? null : (
        <Options
          name="term"
          label={m.studio_insert_term_choose()}
          value={typed('term')}
          all={offered.terms.map(({ id, term }) => [id, term])}
        />
      )
    case 'data':
      return offered.dataSetIds.length === 0 ? null : (
        <Options
          name="data"
          label={m.studio_form_data()}
          value={typed('data')}
          all={same(offered.dataSetIds)}
        />
      )
    case 'note':
      return (
        <>
          <Options name="kind" label={m.studio_insert_note_kind()} value={typed('kind')} all={noteKinds()} />
          <TextBox
            id="note-words"
            name="words"
            label={m.studio_insert_note_words()}
            value={typed('words')}
            rows={3}
            {...box}
          />
        </>
      )
  }
}

const same = (values: readonly string[]): [string, string][] => values.map((value) => [value, value])

const noteKinds = (): [string, string][] => [
  ['example', m.studio_note_example()],
  ['caution', m.studio_note_caution()],
  ['practice', m.studio_note_practice()],
  ['data', m.studio_note_data()],
]

interface OptionsProps {
  name: string
  label: string
  value: string
  all: [value: string, words: string][]
}

function Options({ name, label, value, all }: OptionsProps) {
  return (
    <SelectField id={`insert-${name}`} name={name} label={label} defaultValue={value || undefined}>
      {all.map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </SelectField>
  )
}
