import type { Gain, MeanOfPersons } from '#app/domain/statistics/gain.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { figureWords, intervalWords, pointsWords, shareWords, sizeWords } from './gain-words.ts'

interface GainFiguresProps {
  gain: Gain
  language: Language
}

interface Row {
  name: string
  how?: string
  value: string
  interval: string
  n: number
}

/** The main figures of those who sat both tests: each with its number of people, and how it is computed. */
export function GainFigures({ gain, language }: GainFiguresProps) {
  return (
    <WideTable caption={m.gain_figures({ n: gain.n.matched })} className="stacks">
      <thead>
        <tr>
          <th scope="col">{m.gain_measure()}</th>
          <th scope="col">{m.gain_value()}</th>
          <th scope="col">{m.gain_interval()}</th>
          <th scope="col">{m.gain_people()}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(gain, language).map(({ name, how, value, interval, n }) => (
          <tr key={name}>
            <th scope="row">
              {name}
              {how && <span className="gain-how">{how}</span>}
            </th>
            <td data-label={m.gain_value()} suppressHydrationWarning>
              {value}
            </td>
            <td data-label={m.gain_interval()} suppressHydrationWarning>
              {interval}
            </td>
            <td data-label={m.gain_people()}>{n}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function rowsOf(gain: Gain, language: Language): Row[] {
  const { n, effectSize, normalised } = gain
  const all = { interval: m.gain_no_interval(), n: n.matched }
  const persons = ({ mean, n }: MeanOfPersons) => ({
    value: figureWords(language, mean, sizeWords),
    interval: m.gain_no_interval(),
    n,
  })
  const raw = figureWords(language, effectSize.average, sizeWords)
  return [
    { ...all, name: m.gain_mean_pre(), value: figureWords(language, gain.meanPre, shareWords) },
    { ...all, name: m.gain_mean_post(), value: figureWords(language, gain.meanPost, shareWords) },
    {
      ...all,
      name: m.gain_mean_gain(),
      how: m.gain_mean_gain_how(),
      value: figureWords(language, gain.meanGain, pointsWords),
      interval: intervalWords(language, gain.meanGainInterval, pointsWords),
    },
    {
      ...all,
      name: m.gain_sd(),
      value: figureWords(language, gain.sdGain, (_, sd) => pointsWords(language, sd).replace('+', '')),
    },
    {
      ...all,
      name: m.gain_effect(),
      how: `${m.gain_effect_how()} ${m.gain_effect_raw({ value: raw })}`,
      value: figureWords(language, effectSize.corrected, sizeWords),
      interval: intervalWords(language, effectSize.interval, sizeWords),
    },
    {
      ...all,
      name: m.gain_hake(),
      how: m.gain_hake_how(),
      value: figureWords(language, normalised.ofMeans, sizeWords),
    },
    { name: m.gain_persons(), how: m.gain_persons_how(), ...persons(normalised.ofPersons) },
    { name: m.gain_change(), how: m.gain_change_how(), ...persons(normalised.change) },
  ]
}
