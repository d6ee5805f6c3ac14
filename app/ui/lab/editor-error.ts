import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

export const setErrorMark = StateEffect.define<number | null>()

const mark = Decoration.mark({ class: 'cm-error' })

/** Where the last run broke; gone with the next change. */
export const errorMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = transaction.docChanged ? Decoration.none : marks
    for (const effect of transaction.effects) {
      if (!effect.is(setErrorMark)) continue
      const place = effect.value === null ? null : wordAt(transaction.state.doc.toString(), effect.value)
      now = place ? Decoration.set(mark.range(place.from, place.to)) : Decoration.none
    }
    return now
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** The word at an offset, or the character, or the last one of the text; null when there is none. */
function wordAt(text: string, offset: number): { from: number; to: number } | null {
  const end = text.trimEnd().length
  if (end === 0) return null
  const from = Math.min(Math.max(0, offset), end - 1)
  const [word = ''] = /^[\p{L}\p{N}_]+/u.exec(text.slice(from)) ?? []
  return { from, to: from + Math.max(1, word.length) }
}
