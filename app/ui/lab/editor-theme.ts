import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const rules = {
  '&': {
    color: 'var(--ink)',
    backgroundColor: 'var(--field)',
    border: '1px solid var(--edge)',
    borderRadius: '2px',
    direction: 'ltr',
  },
  '&.cm-focused': { outline: '3px solid var(--blue)', outlineOffset: '2px' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontSize: '1rem',
    lineHeight: '1.55',
    maxHeight: '32rem',
  },
  '.cm-content, .cm-gutter': { minHeight: '9rem' },
  '.cm-content': { caretColor: 'var(--ink)', paddingBlock: '0.6rem' },
  '.cm-line': { paddingInline: '0.6rem' },
  '.cm-gutters': {
    color: 'var(--soft)',
    backgroundColor: 'var(--sheet)',
    borderInlineEnd: '1px solid var(--line)',
    fontSize: '0.85em',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.2em', paddingInline: '0.4em', lineHeight: '1.82' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--blue-wash)',
    outline: '1px solid var(--blue)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    color: 'var(--red)',
  },
  '.cm-error': {
    backgroundColor: 'var(--ochre-wash)',
    textDecoration: 'underline wavy var(--red) 0.08em',
    textUnderlineOffset: '0.25em',
  },
  '.cm-panels': {
    color: 'var(--soft)',
    backgroundColor: 'var(--sheet)',
    borderBlockStart: '1px solid var(--line)',
    zIndex: '1',
  },
  '.cm-panels-bottom': { borderBlockStart: '1px solid var(--line)' },
  '.cm-keys': {
    margin: '0',
    padding: '0.3rem 0.6rem',
    fontFamily: 'var(--font-sans)',
    fontSize: '0.82rem',
    lineHeight: '1.4',
  },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--field)',
    border: '1px solid var(--ink)',
    borderRadius: '2px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono)',
    fontSize: '0.9rem',
    maxWidth: 'min(32rem, 92vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.3rem 0.6rem', lineHeight: '1.35' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--paper)',
    backgroundColor: 'var(--ink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'underline' },
  '.cm-completionDetail': {
    fontFamily: 'var(--font-sans)',
    fontStyle: 'normal',
    fontSize: '0.85em',
    opacity: '0.85',
  },
  '@media print': { '.cm-gutters, .cm-panels': { display: 'none' } },
}

const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--blue)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--red)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--ochre)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.standard(tags.name), tags.typeName, tags.function(tags.variableName)], fontWeight: '600' },
])

/** Paper and ink, by the custom properties of the page, which change with the scheme by themselves. */
export const editorTheme = (dark: boolean) => [
  EditorView.theme(rules, { dark }),
  syntaxHighlighting(highlight),
]
