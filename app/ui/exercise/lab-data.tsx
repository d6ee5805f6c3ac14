import type { AnswerDraw } from '#app/domain/exercise/kind.ts'
import type { PublicData } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'

interface LabDataProps {
  data: PublicData
  /** Null for a visitor's own rows, which come with the first run or answer. */
  draw: AnswerDraw | null
  tables: readonly string[]
}

/** Which data an exercise computes on, and where they are: code book and files. */
export function LabData({ data, draw, tables }: LabDataProps) {
  const page = `/${getLocale()}/data/${data.id}`
  const rows = typeof draw === 'number' ? `?draw=${draw}` : ''
  return (
    <p className="soft lab-data">
      {data.isInvented && `${m.lab_data_invented()} `}
      {data.isOwn && `${draw === null ? m.lab_data_own_to_come() : m.lab_data_own()} `}
      <a href={page + rows}>{m.lab_data_page()}</a>
      {draw !== null &&
        tables.map((table) => (
          <span key={table}>
            {' · '}
            <a href={`/data/${data.hash}/${draw}/${table}.csv`} download>
              {table}.csv
            </a>
          </span>
        ))}
    </p>
  )
}
