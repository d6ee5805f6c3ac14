import type { Doubt } from '#app/domain/cohort/roster/roster.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { doubtWords } from './roster-words.ts'

/** What of a list was read, but not beyond doubt. */
export function Doubts({ doubts }: { doubts: Doubt[] }) {
  if (doubts.length === 0) return null
  return (
    <Notice kind="caution">
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt.code}>{doubtWords(doubt)}</li>
        ))}
      </ul>
    </Notice>
  )
}
