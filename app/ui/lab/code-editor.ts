import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { EditorState, Prec } from '@codemirror/state'
import { EditorView, keymap, lineNumbers, showPanel } from '@codemirror/view'
import { errorMark, setErrorMark } from './editor-error.ts'
import { editorTheme } from './editor-theme.ts'

export interface EditorTable {
  name: string
  /** What it holds, beside its name in the list of completions. */
  title?: string
  columns: { name: string; title?: string }[]
}

interface EditorLabels {
  /** What is written here. */
  name: string
  /** Which keys run, indent, and leave; shown below the text and read out with it. */
  keys: string
  completions: string
}

interface EditorParts {
  parent: HTMLElement
  /** What has been written so far, and what of it is selected (UTF-16 units). Asked late: the parts take their time. */
  read: () => { doc: string; from: number; to: number }
  language: 'sql' | 'r'
  /** For completion of names in SQL. */
  schema?: readonly EditorTable[]
  labels: EditorLabels
  onChange: (doc: string) => void
  onRun: () => void
  /** Only tells the library; colours follow the page's custom properties by themselves. */
  dark?: boolean
}

export interface CodeEditor {
  /** Marks the word at an offset (UTF-16 units) until the text changes; null takes the mark away. */
  markError: (offset: number | null) => void
  focus: () => void
  destroy: () => void
}

/**
 * A code editor in a place of the page. Import this file only dynamically: it brings CodeMirror with it.
 *
 * It lives in a shadow root, where CodeMirror's styles are adopted sheets; in the document they would be a <style>, which
 * the policy blocks. Custom properties of the page reach into it.
 */
export async function mountEditor(parts: EditorParts): Promise<CodeEditor> {
  const { parent, read, labels, onChange, onRun, dark = false } = parts
  const syntax = await syntaxOf(parts)
  const host = document.createElement('div')
  host.className = 'code-editor'
  parent.append(host)
  const root = host.attachShadow({ mode: 'open' })
  const run = () => {
    onRun()
    return true
  }
  const { doc, from, to } = read()
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc,
      selection: { anchor: from, head: to },
      extensions: [
        // Before the default, which would insert a line.
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
        keymap.of([...completionKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap]),
        history(),
        lineNumbers(),
        bracketMatching(),
        indentUnit.of('  '),
        EditorView.lineWrapping,
        autocompletion({ icons: false }),
        syntax,
        errorMark,
        editorTheme(dark),
        showPanel.of(() => ({ dom: keysNote(labels.keys, parent) })),
        EditorState.phrases.of({ Completions: labels.completions }),
        EditorView.contentAttributes.of({
          'aria-label': labels.name,
          'aria-describedby': KEYS,
          dir: 'ltr',
          spellcheck: 'false',
          autocapitalize: 'off',
          autocorrect: 'off',
          translate: 'no',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    markError(offset) {
      view.dispatch({ effects: setErrorMark.of(offset) })
    },
    focus: () => view.focus(),
    destroy() {
      view.destroy()
      host.remove()
    },
  }
}

const KEYS = 'keys'

/** In the editor's own root, so that its text can point to it. */
function keysNote(words: string, parent: HTMLElement): HTMLElement {
  const note = document.createElement('p')
  note.id = KEYS
  note.className = 'cm-keys'
  note.dir = getComputedStyle(parent).direction
  note.textContent = words
  return note
}

/** Only the language that is written comes over the wire. */
async function syntaxOf({ language, schema = [] }: EditorParts) {
  if (language === 'r') return (await import('./editor-r.ts')).rSyntax()
  return (await import('./editor-sql.ts')).sqlSyntax(schema)
}
