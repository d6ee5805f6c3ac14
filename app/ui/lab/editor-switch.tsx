import { useEffect, useRef } from 'react'
import type { PublicData } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { Button } from '../form/button.tsx'
import type { CodeEditor } from './code-editor.ts'
import { inLanguage } from './in-language.ts'
import { useDataBook } from './use-data-book.ts'
import { useEditorChoice } from './use-editor-choice.ts'

interface EditorSwitchProps {
  language: 'sql' | 'r'
  data: PublicData
  tables: readonly string[]
  /** The plain field, which stays the form's own. */
  textarea: () => HTMLTextAreaElement | null
  /** Where the last run broke, in UTF-16 units. */
  errorAt: number | null
}

/** Puts a code editor in place of the plain field, if this device's reader wants one. */
export function EditorSwitch({ language, data, tables, textarea, errorAt }: EditorSwitchProps) {
  const { wantsEditor, choose } = useEditorChoice()
  const book = useDataBook(data, tables)
  const editor = useRef<CodeEditor | null>(null)
  const isLoaded = book !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor is made once for a field; its parts don't change.
  useEffect(() => {
    const field = textarea()
    if (!wantsEditor || !field || !isLoaded) return
    let isHere = true
    const holder = document.createElement('div')
    field.before(holder)
    void import('./code-editor.ts').then(async ({ mountEditor }) => {
      if (!isHere) return
      const made = await mountEditor({
        parent: holder,
        read: () => ({ doc: field.value, from: field.selectionStart, to: field.selectionEnd }),
        language,
        schema: book.tables.map((table) => ({
          name: table.name,
          title: inLanguage(table.title, getLocale()),
          columns: table.variables.map(({ name, label }) => ({
            name,
            title: inLanguage(label, getLocale()),
          })),
        })),
        labels: {
          name: language === 'sql' ? m.lab_editor_sql() : m.lab_editor_r(),
          keys: isMac() ? m.lab_editor_keys_mac() : m.lab_editor_keys(),
          completions: m.lab_editor_completions(),
        },
        onChange(doc) {
          field.value = doc
          field.dispatchEvent(new Event('input', { bubbles: true }))
        },
        onRun: () =>
          field.form?.requestSubmit(field.form.querySelector<HTMLButtonElement>('button[value=run]')),
      })
      if (!isHere) return made.destroy()
      editor.current = made
      made.markError(errorNow.current)
      // The writer may have gone elsewhere while it was on its way; a hidden field loses the focus.
      const hasFocus = document.activeElement === field
      field.hidden = true
      if (hasFocus) made.focus()
    })
    return () => {
      isHere = false
      editor.current?.destroy()
      editor.current = null
      holder.remove()
      field.hidden = false
    }
  }, [wantsEditor, isLoaded])

  const errorNow = useRef(errorAt)
  errorNow.current = errorAt
  useEffect(() => editor.current?.markError(errorAt), [errorAt])

  return (
    <Button kind="plain" type="button" onClick={() => choose(!wantsEditor)}>
      {wantsEditor ? m.lab_editor_plain() : m.lab_editor_use()}
    </Button>
  )
}

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)
