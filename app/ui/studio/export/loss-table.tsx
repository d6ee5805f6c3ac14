import type { ExportReport } from '#app/domain/studio/export-course.server.ts'
import type { LossKind } from '#app/domain/studio/loss.ts'
import { m } from '#app/messages/generated/messages.js'
import { kindOf, kindWords, lossWords } from './loss-words.ts'

const kinds: LossKind[] = ['lost', 'changed', 'kept']
/** So many exercises are named at once; more are behind a click. */
const NAMED = 3

type Told = ExportReport['losses'][number]

/** What becomes of what, the lost first: a line for each thing that is said, with the exercises that it is about. */
export function LossTable({ losses, exercises }: ExportReport) {
  const isAboutExercises = losses.some(({ exerciseId }) => exerciseId !== null)
  if (losses.length === 0) return <p>{m.exchange_nothing_lost({ count: exercises })}</p>
  return (
    <>
      {exercises > 0 && !isAboutExercises && <p>{m.exchange_exercises_whole({ count: exercises })}</p>}
      {kinds.map((kind) => {
        const lines = linesOf(losses.filter((loss) => kindOf(loss) === kind))
        return lines.length === 0 ? null : (
          <section key={kind}>
            <h3>{kindWords[kind]()}</h3>
            <ul className="loss-list">
              {lines.map((line) => (
                <li key={line.code}>
                  {lossWords(line)} <Exercises titles={line.titles} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function Exercises({ titles }: { titles: string[] }) {
  if (titles.length === 0) return null
  if (titles.length <= NAMED)
    return <span className="soft">{m.exchange_in({ titles: titles.join(' · ') })}</span>
  return (
    <details>
      <summary className="soft">{m.exchange_in_many({ count: titles.length })}</summary>
      <p className="soft">{titles.join(' · ')}</p>
    </details>
  )
}

interface Line extends Pick<Told, 'code' | 'values'> {
  titles: string[]
}

/** The same said of several exercises is said once, their counts added up. */
function linesOf(losses: Told[]): Line[] {
  const lines = new Map<Told['code'], Line>()
  for (const { code, values, exerciseTitle } of losses) {
    const line = lines.get(code)
    const counts = [line?.values.count, values.count].filter((count) => typeof count === 'number')
    const count = counts.reduce((total, one) => total + one, 0)
    lines.set(code, {
      code,
      values: counts.length > 0 ? { ...values, count } : values,
      titles: [...(line?.titles ?? []), ...(exerciseTitle === null ? [] : [exerciseTitle])],
    })
  }
  return [...lines.values()]
}
