import { useEffect, useState } from 'react'
import { m } from '#app/messages/generated/messages.js'
import { Notice } from '../form/notice.tsx'
import { unsentAnswers } from './kept-here.ts'
import { send } from './sending.ts'

interface UnsentAnswersProps {
  person: { id: string; isGuest: boolean } | null
  /** The module on the page, which looks after its own answers. */
  besides?: { courseId: string; moduleId: string }
}

/** Answers of other modules that wait on this device: sent when a page opens and when the connection is back. */
export function UnsentAnswers({ person, besides }: UnsentAnswersProps) {
  const [count, setCount] = useState(0)
  const [personId, isGuest] = [person?.id ?? null, person?.isGuest ?? false]
  const [courseId, moduleId] = [besides?.courseId, besides?.moduleId]
  useEffect(() => {
    let isHere = true
    const elsewhere = () =>
      unsentAnswers(personId, isGuest).filter(
        (answer) => answer.courseId !== courseId || answer.moduleId !== moduleId,
      )
    const sendAll = async () => {
      const waiting = elsewhere()
      if (waiting.length > 0) await sendWhileHere(waiting, () => isHere)
      if (isHere) setCount(elsewhere().length)
    }
    void sendAll()
    addEventListener('online', sendAll)
    return () => {
      isHere = false
      removeEventListener('online', sendAll)
    }
  }, [personId, isGuest, courseId, moduleId])
  return <div role="status">{count > 0 && <Notice kind="caution">{m.unsent_title({ count })}</Notice>}</div>
}

/**
 * Sends answers one by one, and forgets those that the server has. Not on a page that is being left: the next one may
 * have been written before they arrived, and has to find them waiting. Listens only as long as something is on its way,
 * since some browsers keep no page for the way back that listens for being left.
 */
async function sendWhileHere(
  waiting: ReturnType<typeof unsentAnswers>,
  isHere: () => boolean,
): Promise<void> {
  let isLeft = false
  const leave = () => {
    isLeft = true
  }
  addEventListener('beforeunload', leave)
  for (const { body, forget } of waiting) {
    const sent = await send(body)
    if (isLeft || !isHere() || sent.kind === 'later') break
    forget()
  }
  removeEventListener('beforeunload', leave)
}
