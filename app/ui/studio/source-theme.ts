import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Headings, links and the authors' tags stand out; the rest of the colours come with the labs' theme. */
const highlight = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--red)', fontWeight: '600' },
  { tag: tags.attributeName, color: 'var(--blue)' },
  { tag: tags.attributeValue, color: 'var(--ochre)' },
  { tag: [tags.link, tags.url], color: 'var(--blue)' },
  { tag: tags.monospace, color: 'var(--ochre)' },
  { tag: tags.processingInstruction, color: 'var(--soft)' },
])

/** As tall as the window has room for, beside the page of which it is the source. */
export const sourceTheme = [
  EditorView.theme({
    '.cm-scroller': { maxHeight: 'min(80vh, 56rem)', fontSize: '0.95rem' },
    '.cm-content, .cm-gutter': { minHeight: 'min(70vh, 30rem)' },
    // The package's own marks are pictures in data: URLs, which the policy does not let in.
    '.cm-lintRange-error, .cm-lintRange-warning': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--red)',
    },
    '.cm-lintRange-warning': { textDecorationColor: 'var(--ochre)' },
    '.cm-lint-marker-error': { content: '"●"', color: 'var(--red)' },
    '.cm-lint-marker-warning': { content: '"○"', color: 'var(--ochre)' },
  }),
  syntaxHighlighting(highlight),
]
