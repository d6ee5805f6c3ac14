import type { SessionView } from '#app/domain/people/list-sessions.server.ts'
import { renewedAfter } from '#app/domain/people/session-life.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Ago } from '#app/ui/ago.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'

interface SessionListProps {
  language: Language
  sessions: SessionView[]
  now: number
  isDone: boolean
}

/** The devices on which somebody is signed in, each with a button to sign it out. */
export function SessionList({ language, sessions, now, isDone }: SessionListProps) {
  return (
    <>
      {isDone && (
        <Notice kind="good" role="status">
          {m.sessions_ended()}
        </Notice>
      )}
      <ul className="sessions">
        {sessions.map((session) => (
          <SessionItem key={session.id} language={language} session={session} now={now} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" className="mt-6">
          <Button kind="plain">{m.sessions_end_others()}</Button>
        </form>
      )}
    </>
  )
}

function SessionItem({ language, session, now }: { language: Language; session: SessionView; now: number }) {
  const { id, device, kind, isThis, createdAt, lastUsedAt } = session
  const aboutId = `session-${id}`
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <p id={aboutId}>
        <strong>{device || m.sessions_unknown()}</strong>
        {isThis && <> · {m.sessions_this()}</>}
        {kind === 'shared' && <> · {m.sessions_shared()}</>}
        <br />
        <span className="soft">
          {m.sessions_since()} <Ago at={createdAt} language={language} />
          {!isThis && <> · </>}
          {!isThis && <LastUsed at={lastUsedAt} now={now} language={language} />}
        </span>
      </p>
      {!isThis && (
        <form method="post">
          <input type="hidden" name="session" value={id} />
          <Button kind="plain" aria-describedby={aboutId}>
            {m.sessions_end()}
          </Button>
        </form>
      )}
    </li>
  )
}

/** Known to the day, so no more is said. */
function LastUsed({ at, now, language }: { at: number; now: number; language: Language }) {
  if (now - at < renewedAfter) return m.sessions_used_today()
  return (
    <>
      {m.sessions_last_used()} <Ago at={at} language={language} />
    </>
  )
}
