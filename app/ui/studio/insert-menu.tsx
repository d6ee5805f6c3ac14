import { useState } from 'react'
import type { TextSurroundings } from '#app/domain/studio/forms/surroundings.server.ts'
import { idsIn } from '#app/domain/studio/templates/completions.ts'
import {
  exerciseTemplate,
  fitsTest,
  freshId,
  isTemplateKind,
  needsData,
  templateKinds,
} from '#app/domain/studio/templates/exercise-template.ts'
import {
  dataSnippet,
  figureSnippet,
  footnoteSnippet,
  formulaSnippet,
  freshLabel,
  noteSnippet,
  type Snippet,
  tableSnippet,
  termSnippet,
} from '#app/domain/studio/templates/snippets.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { nameOf } from './forms/kind-cards.tsx'
import { wordsOfSnippet } from './forms/snippet-words.ts'

interface InsertMenuProps {
  surroundings: TextSurroundings
  isSource: boolean
  /** Where pictures are brought in. */
  pictures: string
  /** The text as it stands in the editor. */
  text: () => string
  onInsert: (snippet: Snippet) => void
}

/** What the editor can put where the cursor is: working examples of everything a text can hold. */
export function InsertMenu({ surroundings, isSource, pictures, text, onInsert }: InsertMenuProps) {
  const { language, objective, sample, isTest, taken, terms, dataSetIds } = surroundings
  const plain: [string, () => Snippet][] = [
    ['table', () => tableSnippet(language, 3, 2)],
    ['formula', () => formulaSnippet()],
    ['footnote', () => footnoteSnippet(language, freshLabel(text()))],
    ['note', () => noteSnippet(language)],
  ]
  const kinds = templateKinds.filter(
    (kind) => (!isTest || fitsTest(kind)) && (!needsData(kind) || sample !== null),
  )
  return (
    <details className="insert-menu">
      <summary>{m.studio_insert_menu()}</summary>
      <div>
        {plain.map(([name, snippet]) => (
          <Button key={name} kind="plain" type="button" onClick={() => onInsert(snippet())}>
            {wordsOfSnippet(name)}
          </Button>
        ))}
      </div>
      {isSource && (
        <Choice
          label={m.studio_insert_exercise()}
          all={kinds.map((kind) => [kind, nameOf(kind)])}
          onChoose={(kind) => {
            if (!isTemplateKind(kind)) return
            const id = freshId(kind, new Set([...taken, ...idsIn(text())]))
            const own = exerciseTemplate(kind, { id, objective, language, sample, isTest })
            onInsert({ text: own, isBlock: true, atEnd: null })
          }}
        />
      )}
      <Choice
        label={m.studio_insert_figure()}
        all={surroundings.pictures.map((src) => [src, src])}
        onChoose={(src) => onInsert(figureSnippet(language, src))}
      />
      <div>
        <a href={pictures}>{m.studio_insert_picture_new()}</a>
      </div>
      <Choice
        label={m.studio_insert_term()}
        all={terms.map(({ id, term }) => [id, term])}
        onChoose={(id) =>
          onInsert(termSnippet(language, id, terms.find((known) => known.id === id)?.term ?? id))
        }
      />
      <Choice
        label={m.studio_insert_data()}
        all={dataSetIds.map((id) => [id, id])}
        onChoose={(id) => onInsert(dataSnippet(id))}
      />
    </details>
  )
}

interface ChoiceProps {
  label: string
  all: [value: string, words: string][]
  onChoose: (value: string) => void
}

/** A list to choose from and a button beside it; nothing where there is nothing to choose. */
function Choice({ label, all, onChoose }: ChoiceProps) {
  const [value, setValue] = useState(all[0]?.[0] ?? '')
  if (all.length === 0) return null
  return (
    <div>
      <select
        className="input"
        aria-label={label}
        value={value}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      >
        {all.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
      <Button kind="plain" type="button" onClick={() => onChoose(value)}>
        {label}
      </Button>
    </div>
  )
}
