import type { CorrectionView } from '#app/domain/correction/views.ts'
import { m } from '#app/messages/generated/messages.js'
import { WideTable } from '#app/ui/wide-table.tsx'
import { CheckField } from '../form/field.tsx'

/** An exercise as a form names it. */
export const correctionKey = ({ moduleId, exerciseId }: CorrectionView): string => `${moduleId}/${exerciseId}`

/**
 * For the form that publishes: the keys that change under answers, what each does to them, and whether they are graded
 * again. Its boxes are called `correct`. Nothing when no key changes.
 */
export function CorrectionPreview({ corrections }: { corrections: CorrectionView[] }) {
  if (corrections.length === 0) return null
  return (
    <fieldset>
      <legend>
        <h2>{m.correct_preview_title()}</h2>
      </legend>
      <p>{m.correct_preview_lead()}</p>
      {corrections.map((correction) => {
        const key = correctionKey(correction)
        return (
          <section key={key} aria-labelledby={`changed-${key}`}>
            <h3 id={`changed-${key}`}>
              <CorrectionName correction={correction} />
            </h3>
            <CorrectionEffects correction={correction} />
            <CheckField
              id={`correct-${key}`}
              name="correct"
              value={key}
              label={m.correct_choose()}
              defaultChecked
            />
          </section>
        )
      })}
      <p className="soft">{m.correct_rule()}</p>
    </fieldset>
  )
}

export function CorrectionName({
  correction,
}: {
  correction: Pick<CorrectionView, 'title' | 'exerciseId' | 'moduleId' | 'isTest'>
}) {
  const { title, exerciseId, moduleId, isTest } = correction
  return (
    <>
      {title ?? exerciseId}{' '}
      <span className="soft">
        {moduleId}
        {isTest && ` · ${m.correct_in_test()}`}
      </span>
    </>
  )
}

/** In numbers; who they are is told only to those who lead them, and not here. */
export function CorrectionEffects({ correction }: { correction: CorrectionView }) {
  const { answers, people, finishing, sittings, isTest } = correction
  const rows: [string, number][] = [
    [m.correct_people(), people.gain],
    [m.correct_people_worse(), people.lose],
    isTest ? [m.correct_sittings(), sittings] : [m.correct_finishing(), finishing],
  ]
  const verdicts: [string, number][] = [
    [m.correct_gain(), answers.gain],
    [m.correct_lose(), answers.lose],
    [m.correct_same(), answers.same],
  ]
  return (
    <>
      <WideTable caption={m.correct_caption()}>
        <tbody>
          {verdicts.map(([words, count]) => (
            <tr key={words}>
              <th scope="row">
                {m.correct_answers()}: {words}
              </th>
              <td>{count}</td>
            </tr>
          ))}
          {rows.map(([words, count]) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {answers.unsure > 0 && <p>{m.correct_unsure({ count: answers.unsure })}</p>}
    </>
  )
}
