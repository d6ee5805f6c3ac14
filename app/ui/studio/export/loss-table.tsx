import type { ExportReport } from '#app/domain/studio/export-course.server.ts'
import type { LossKind } from '#app/domain/studio/loss.ts'
import { m } from '#app/messages/generated/messages.js'
import { kindOf, kindWords, lossWords } from './loss-words.ts'

const kinds: LossKind[] = ['lost', 'changed', 'kept']

type Told = ExportReport['losses'][number]

/** What becomes of which exercise: what is lost first. Exercises of which the same is said stand in one line. */
export function LossTable({ losses, exercises }: ExportReport) {
  const touched = new Set(losses.flatMap(({ exerciseId, code }) => (exerciseId ? [exerciseId, code] : [])))
  if (losses.length === 0) return <p>{m.exchange_nothing_lost({ count: exercises })}</p>
  return (
    <>
      {exercises > 0 && touched.size === 0 && <p>{m.exchange_exercises_whole({ count: exercises })}</p>}
      {kinds.map((kind) => {
        const lines = linesOf(losses.filter((loss) => kindOf(loss) === kind))
        return lines.length === 0 ? null : (
          <section key={kind}>
            <h3>{kindWords[kind]()}</h3>
            <ul className="loss-list">
              {lines.map(({ words, titles }) => (
                <li key={words}>
                  {words}
                  {titles.length > 0 && (
                    <span className="soft"> {m.exchange_in({ titles: titles.join(' · ') })}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function linesOf(losses: Told[]): { words: string; titles: string[] }[] {
  const lines = new Map<string, string[]>()
  for (const loss of losses) {
    const words = lossWords(loss)
    const titles = lines.get(words) ?? []
    lines.set(words, loss.exerciseTitle === null ? titles : [...titles, loss.exerciseTitle])
  }
  return [...lines].map(([words, titles]) => ({ words, titles }))
}
