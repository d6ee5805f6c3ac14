import type { RunningView } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button, ButtonLink } from '../form/button.tsx'
import { testHref } from './occasion-words.ts'
import { TimeLeft } from './time-left.tsx'

/** Asked before handing in, with the items that have no answer. */
export function TestConfirm({ view, language }: { view: RunningView; language: Language }) {
  const back = testHref(language, view.courseId, view.occasion)
  const ids = view.parts.flatMap((part) => (part.type === 'item' ? [part.id] : []))
  const open = ids.filter((id) => !view.items[id]?.isAnswered)
  return (
    <section aria-labelledby="test_confirm">
      <h2 id="test_confirm">{m.test_confirm()}</h2>
      {view.left !== null && view.endsAt !== null && (
        <p>
          <TimeLeft left={view.left} endsAt={view.endsAt} language={language} onTimeUp={() => {}} />
        </p>
      )}
      {open.length === 0 ? (
        <p>{m.test_confirm_all()}</p>
      ) : (
        <>
          <p>{m.test_confirm_missing({ count: open.length })}</p>
          <ul className="objectives">
            {open.map((id) => (
              <li key={id}>
                <a href={`${back}#${id}`}>{m.test_item_named({ number: ids.indexOf(id) + 1 })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{m.test_confirm_final()}</p>
      <form method="post" action={back}>
        <input type="hidden" name="sitting" value={view.sittingId} />
        <p className="button-row">
          <Button name="intent" value="end">
            {m.test_confirm_yes()}
          </Button>
          <ButtonLink kind="plain" href={back}>
            {m.test_confirm_no()}
          </ButtonLink>
        </p>
      </form>
    </section>
  )
}
