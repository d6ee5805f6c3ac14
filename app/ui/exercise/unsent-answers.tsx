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
      for (const { body, forget } of elsewhere()) {
        const sent = await send(body)
        // A page that is on its way may show the exercise as it was: it has to find the answer waiting.
        if (!isHere || sent.kind === 'later') break
        forget()
      }
      if (isHere) setCount(elsewhere().length)
    }
    const leave = () => {
      isHere = false
    }
    void sendAll()
    addEventListener('online', sendAll)
    addEventListener('beforeunload', leave)
    return () => {
      leave()
      removeEventListener('online', sendAll)
      removeEventListener('beforeunload', leave)
    }
  }, [personId, isGuest, courseId, moduleId])
  return <div role="status">{count > 0 && <Notice kind="caution">{m.unsent_title({ count })}</Notice>}</div>
}
