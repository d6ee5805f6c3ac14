import { useRef } from 'react'
import type { RunningView } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '../form/button.tsx'
import { Notice } from '../form/notice.tsx'
import { Html } from '../html.tsx'
import { RunningItem } from './running-item.tsx'
import { TimeLeft } from './time-left.tsx'
import { useSaving } from './use-saving.ts'

/** All items of a sitting in one form: saved as they change, or without scripts by a button. */
export function TestRunning({ view, language }: { view: RunningView; language: Language }) {
  const form = useRef<HTMLFormElement>(null)
  const timeUp = useRef<HTMLButtonElement>(null)
  const saving = useSaving(form, { sittingId: view.sittingId, language })
  const ids = view.parts.flatMap((part) => (part.type === 'item' ? [part.id] : []))
  const told = (id: string) => saving.told[id] ?? view.items[id]
  const answered = ids.filter((id) => told(id)?.isAnswered).length
  return (
    <form
      method="post"
      action="?"
      ref={form}
      onInput={saving.onInput}
      onSubmit={saving.onSubmit}
      data-live={saving.isReady || undefined}
    >
      {/* Enter in a field means the first button: saving, not handing in. */}
      <button
        className="test-first"
        type="submit"
        name="intent"
        value="save"
        tabIndex={-1}
        aria-hidden="true"
      />
      <button type="submit" name="intent" value="time-up" ref={timeUp} hidden />
      <input type="hidden" name="sitting" value={view.sittingId} />
      <div className="test-bar">
        {view.left !== null && view.endsAt !== null && (
          <TimeLeft
            left={view.left}
            endsAt={view.endsAt}
            language={language}
            // Without a connection the browser would leave the page for its own; the server ends the sitting anyhow.
            onTimeUp={() => navigator.onLine && form.current?.requestSubmit(timeUp.current)}
          />
        )}
        <span>{m.test_answered({ answered, items: ids.length })}</span>
        <span role="status">{saving.state && stateWords[saving.state]()}</span>
      </div>
      <h2>{m.test_questions()}</h2>
      {view.parts.map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an edition never change.
        if (part.type === 'html') return <Html key={`text-${index}`} html={part.html} />
        const item = view.items[part.id]
        if (!item) return null
        const place = { number: ids.indexOf(part.id) + 1, of: ids.length }
        return (
          <RunningItem
            key={part.id}
            view={item.view}
            told={told(part.id) ?? item}
            isLive={saving.isReady}
            {...place}
          />
        )
      })}
      {saving.state === 'over' && (
        <Notice kind="caution">
          <p>{m.test_over()}</p>
        </Notice>
      )}
      <p className="button-row">
        <Button name="intent" value="hand-in">
          {m.test_hand_in()}
        </Button>
        {!saving.isReady && (
          <Button kind="plain" name="intent" value="save">
            {m.test_save()}
          </Button>
        )}
      </p>
    </form>
  )
}

const stateWords = {
  saving: m.test_saving,
  saved: m.test_saved,
  unsaved: m.test_unsaved,
  over: m.test_over,
}
