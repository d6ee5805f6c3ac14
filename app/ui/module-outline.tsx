import type { ModuleProgressView, OutlineEntry } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import { Status } from './status.tsx'

interface ModuleOutlineProps {
  outline: readonly OutlineEntry[]
  progress: ModuleProgressView
  /** Language of the text, where it differs from the page's. */
  textLanguage: string | undefined
}

/**
 * The module at a glance, along the rod: headings, and each exercise with where one stands. Folded on a phone, beside
 * the text on a wide screen.
 */
export function ModuleOutline({ outline, progress, textLanguage }: ModuleOutlineProps) {
  return (
    <nav className="module-outline" aria-label={m.outline_title()}>
      {/* Empty, and the list a sibling: the style sheet shows the list when it is open, or when there is room. */}
      <details>
        <summary>{m.outline_title()}</summary>
      </details>
      {progress.total > 0 && (
        <p className="soft">{m.done_of({ settled: progress.settled, total: progress.total })}</p>
      )}
      <ol>
        {outline.map((entry) =>
          entry.type === 'heading' ? (
            <li key={entry.id} className={entry.level === 2 ? 'outline-heading' : 'outline-heading is-minor'}>
              <a href={`#${entry.id}`} lang={textLanguage}>
                {entry.text}
              </a>
            </li>
          ) : (
            <li key={entry.id} className={`outline-exercise band-${entry.status}`}>
              <a href={`#${entry.id}`}>
                {entry.title
                  ? `${entry.number}. ${entry.title}`
                  : m.exercise_number({ number: entry.number })}
              </a>
              <Status status={entry.status} />
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
