import type { CourseGain } from '#app/domain/cohort/gain/course-gain.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { figureWords, shareWords } from './gain-words.ts'

/** With fewer people the page says that they are few. */
const FEW = 30

/** What must be known before a gain is quoted; printed with it. */
export function GainCautions({
  course: { gain, n, lost, repeated },
  language,
}: {
  course: Pick<CourseGain, 'gain' | 'n' | 'lost' | 'repeated'>
  language: Language
}) {
  if (!gain) return null
  return (
    <div className="note">
      <h3>{m.gain_cautions()}</h3>
      <ul className="rule-list">
        <li>{m.gain_caution_control()}</li>
        <li>{m.gain_caution_regression()}</li>
        <li>{m.gain_caution_forms()}</li>
        <li suppressHydrationWarning>
          {m.gain_caution_selection()} {lost.n > 0 && m.gain_lost({ count: lost.n })}{' '}
          {lost.mean !== null &&
            m.gain_lost_mean({
              lost: shareWords(language, lost.mean),
              n: lost.n,
              matched: figureWords(language, gain.meanPre, shareWords),
              both: n.matched,
            })}
        </li>
        {n.matched < FEW && <li>{m.gain_small({ n: n.matched })}</li>}
        <li>{m.gain_caution_normalised()}</li>
        <li>{m.gain_caution_many()}</li>
        {repeated > 0 && <li>{m.gain_repeated({ count: repeated })}</li>}
      </ul>
    </div>
  )
}
