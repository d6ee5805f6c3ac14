import type { CourseGain } from '#app/domain/cohort/gain/course-gain.ts'
import type { Gain } from '#app/domain/statistics/gain.ts'
import { LEAST_SHOWN } from '#app/domain/statistics/suppress.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { figureWords, intervalWords, pointsWords, shareWords } from './gain-words.ts'

interface Part {
  key: string
  name: string
  lang?: string
  items: number | null
  n: Gain['n']
  gain: Gain | null
}

/** Gain by objective, with the number of items and people that each rests on. */
export function ObjectiveGains({
  objectives,
  language,
  textLanguage,
}: Pick<CourseGain, 'objectives'> & { language: Language; textLanguage: string }) {
  const lang = textLanguage === language ? undefined : textLanguage
  const parts = objectives.map(({ id, text, ...part }) => ({ key: id, name: text, lang, ...part }))
  return (
    <PartTable caption={m.gain_objectives()} head={m.gain_objective()} parts={parts} language={language} />
  )
}

/** Gain of those who had form A first beside that of those who had B first. */
export function OrderGains({ orders, language }: Pick<CourseGain, 'orders'> & { language: Language }) {
  if (orders.length === 0) return null
  const parts = orders.map(({ first, ...part }) => ({
    key: first,
    name: m.gain_order_first({ form: first.toUpperCase() }),
    items: null,
    ...part,
  }))
  return (
    <>
      <PartTable caption={m.gain_orders()} head={m.gain_order()} parts={parts} language={language} />
      <p className="soft">{m.gain_orders_note()}</p>
    </>
  )
}

interface PartTableProps {
  caption: string
  head: string
  parts: Part[]
  language: Language
}

function PartTable({ caption, head, parts, language }: PartTableProps) {
  const hasItems = parts.some(({ items }) => items !== null)
  const none = `— (${m.gain_why_few_least({ least: LEAST_SHOWN })})`
  return (
    <WideTable caption={caption} className="stacks">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {hasItems && <th scope="col">{m.gain_items()}</th>}
          <th scope="col">{m.gain_people()}</th>
          <th scope="col">{m.gain_before()}</th>
          <th scope="col">{m.gain_after()}</th>
          <th scope="col">{m.gain_gain()}</th>
          <th scope="col">{m.gain_interval()}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ key, name, lang, items, n, gain }) => (
          <tr key={key}>
            <th scope="row" lang={lang}>
              {name}
            </th>
            {hasItems && <td data-label={m.gain_items()}>{items}</td>}
            <td data-label={m.gain_people()}>{n.matched}</td>
            <td data-label={m.gain_before()} suppressHydrationWarning>
              {gain ? figureWords(language, gain.meanPre, shareWords) : none}
            </td>
            <td data-label={m.gain_after()} suppressHydrationWarning>
              {gain ? figureWords(language, gain.meanPost, shareWords) : '—'}
            </td>
            <td data-label={m.gain_gain()} suppressHydrationWarning>
              {gain ? figureWords(language, gain.meanGain, pointsWords) : '—'}
            </td>
            <td data-label={m.gain_interval()} suppressHydrationWarning>
              {gain ? intervalWords(language, gain.meanGainInterval, pointsWords) : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
