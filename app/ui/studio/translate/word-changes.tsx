import type { WordChange } from '#app/domain/studio/source/diff-words.ts'

/** A text with what is new and what is gone in it, word by word. */
export function WordChanges({ changes, lang }: { changes: readonly WordChange[]; lang: string }) {
  return (
    <div className="change block-text" lang={lang} dir="auto">
      {changes.map(({ kind, text }, index) => {
        const key = `${index}-${kind}`
        if (kind === 'added') return <ins key={key}>{text}</ins>
        if (kind === 'removed') return <del key={key}>{text}</del>
        return <span key={key}>{text}</span>
      })}
    </div>
  )
}
