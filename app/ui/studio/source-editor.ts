import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyField, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import type { Fix } from '#app/domain/studio/fixes/fix.ts'
import { bodyOf } from '#app/domain/studio/source/blocks.ts'
import { blockAtCursor, insertAtEnd } from '#app/domain/studio/source/insert-block.ts'
import { editBetween } from '#app/domain/studio/source/text-edit.ts'
import { type TemplateSurroundings, tagCompletions } from '#app/domain/studio/templates/completions.ts'
import type { Snippet } from '#app/domain/studio/templates/snippets.ts'
import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { editorTheme } from '../lab/editor-theme.ts'
import { sourceTheme } from './source-theme.ts'

export interface SourceEditor {
  text: () => string
  replace: (text: string) => void
  showProblems: (problems: TextProblem[]) => void
  goTo: (line: number, column: number) => void
  /** Puts something where the cursor is: a block on lines of its own. */
  insert: (snippet: Snippet) => void
  /** Mends the text that the fix was made for. */
  apply: (fix: Pick<Fix, 'edits' | 'select'>) => void
  destroy: () => void
}

interface EditorParts {
  parent: HTMLElement
  text: string
  label: string
  /** Where this browser keeps what can be undone, so that it survives a reload. */
  undoKey: string
  surroundings: TemplateSurroundings
  onChange: (text: string) => void
  /** The line that the cursor is on, from 1, when it is another or its text has changed. */
  onPlace: (line: number) => void
  onSave: () => void
  dark: boolean
}

const FIELDS = { history: historyField }

/**
 * The editor of a text's source. Import it only dynamically: it brings CodeMirror with it. Like the labs' it lives in a
 * shadow root, whose adopted styles the policy allows.
 */
export function mountSourceEditor(parts: EditorParts): SourceEditor {
  const { parent, text, label, undoKey, surroundings, onChange, onPlace, onSave, dark } = parts
  const host = document.createElement('div')
  host.className = 'source-editor'
  parent.append(host)
  const root = host.attachShadow({ mode: 'open' })
  const save = () => {
    onSave()
    return true
  }
  const extensions = [
    keymap.of([
      { key: 'Mod-s', run: save },
      ...completionKeymap,
      ...historyKeymap,
      ...lintKeymap,
      ...defaultKeymap,
    ]),
    history(),
    lineNumbers(),
    lintGutter(),
    EditorView.lineWrapping,
    markdown(),
    autocompletion({ icons: false, override: [completeTag(surroundings)] }),
    editorTheme(dark),
    sourceTheme,
    EditorView.contentAttributes.of({
      'aria-label': label,
      // It is focusable as it is; said so that checkers know that the scroller can be moved by keys.
      tabindex: '0',
      dir: 'auto',
      spellcheck: 'true',
      translate: 'no',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged || update.selectionSet)
        onPlace(update.state.doc.lineAt(update.state.selection.main.head).number)
      if (!update.docChanged) return
      keepUndo(undoKey, update.state)
      onChange(update.state.doc.toString())
    }),
  ]
  const view = new EditorView({ parent: root, root, state: stateOf(text, undoKey, extensions) })
  return {
    text: () => view.state.doc.toString(),
    replace(next) {
      if (next === view.state.doc.toString()) return
      // Only what differs is changed, so that the cursor stays where it was.
      view.dispatch({ changes: editBetween(view.state.doc.toString(), next) })
    },
    showProblems(problems) {
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.flatMap((problem) => diagnosticOf(view, problem)),
        ),
      )
    },
    goTo(line, column) {
      const at = offsetOf(view, line, column)
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
      view.focus()
    },
    insert({ text: written, isBlock, atEnd }) {
      const doc = view.state.doc.toString()
      const { head, from, to } = view.state.selection.main
      const block = isBlock ? blockAtCursor(doc, head, written) : null
      const [at, insert] = block ? [block.at, block.insert] : [from, written]
      const changes = [{ from: at, to: block ? at : to, insert }]
      // The note goes where notes stand: what is added to the end of the text without it.
      const end = bodyOf(doc).length
      if (atEnd !== null)
        changes.push({ from: end, to: doc.length, insert: insertAtEnd(doc, atEnd).slice(end) })
      view.dispatch({
        changes,
        selection: { anchor: Math.min(at + insert.length, doc.length + insert.length) },
        scrollIntoView: true,
      })
      view.focus()
    },
    apply({ edits, select }) {
      view.dispatch({ changes: edits })
      if (select) {
        const [anchor, head] = [select.from, select.to].map((at) => Math.min(at, view.state.doc.length))
        view.dispatch({
          selection: { anchor: anchor ?? 0, head },
          effects: EditorView.scrollIntoView(anchor ?? 0, { y: 'center' }),
        })
      }
      view.focus()
    },
    destroy() {
      view.destroy()
      host.remove()
    },
  }
}

/** The state that this tab left behind, if the text is still the same: with all that can be undone. */
function stateOf(
  text: string,
  key: string,
  extensions: Parameters<typeof EditorState.create>[0] extends infer C
    ? C extends { extensions?: infer X }
      ? X
      : never
    : never,
) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (kept?.doc === text) return EditorState.fromJSON(kept, { extensions }, FIELDS)
  } catch {
    // Nothing kept, or by another version: undo begins anew.
  }
  return EditorState.create({ doc: text, extensions })
}

function keepUndo(key: string, state: EditorState) {
  try {
    sessionStorage.setItem(key, JSON.stringify(state.toJSON(FIELDS)))
  } catch {
    // No room: undo ends with the page.
  }
}

function offsetOf(view: EditorView, line: number, column: number): number {
  const { doc } = view.state
  const found = doc.line(Math.min(Math.max(1, line), doc.lines))
  return Math.min(found.from + Math.max(0, column - 1), found.to)
}

function diagnosticOf(view: EditorView, problem: TextProblem): Diagnostic[] {
  if (problem.elsewhere) return []
  const from = offsetOf(view, problem.line, problem.column)
  const { to } = view.state.doc.lineAt(from)
  return [
    {
      from,
      to: Math.max(from, to),
      severity: problem.severity,
      message: `${problem.wrong} ${problem.instead}`,
    },
  ]
}

/** The authors' tags, offered after `<`. */
const completeTag = (surroundings: TemplateSurroundings) => (context: CompletionContext) => {
  const before = context.matchBefore(/<[A-Za-z]*/)
  if (!before) return null
  return {
    from: before.from,
    options: tagCompletions(surroundings, context.state.doc.toString()).map((one) => ({
      ...one,
      type: 'type',
    })),
    validFor: /^<[A-Za-z]*$/,
  }
}
