import type { CourseGain } from '#app/domain/cohort/gain/course-gain.ts'
import type { PairGain } from '#app/domain/cohort/gain/item-pairs.ts'
import { LEAST_SHOWN } from '#app/domain/statistics/suppress.ts'
import { m } from '#app/messages/generated/messages.js'
import { WideTable } from '#app/ui/wide-table.tsx'

/** The cells of a pair in the order in which they are worth reading. */
const cells = [
  ['rightToWrong', () => m.gain_right_wrong()],
  ['wrongToRight', () => m.gain_wrong_right()],
  ['rightToRight', () => m.gain_right_right()],
  ['wrongToWrong', () => m.gain_wrong_wrong()],
] as const

interface PairGainsProps extends Pick<CourseGain, 'pairs' | 'unpaired'> {
  /** Of titles and objectives, where it is not the page's. */
  lang: string | undefined
}

/** Pair by pair: who solved the item before, and who its twin after. */
export function PairGains({ pairs, unpaired, lang }: PairGainsProps) {
  return (
    <>
      {pairs.length > 0 && (
        <>
          <WideTable caption={m.gain_pairs()} className="stacks">
            <thead>
              <tr>
                <th scope="col">{m.gain_pair()}</th>
                <th scope="col">{m.gain_people()}</th>
                {cells.map(([name, words]) => (
                  <th scope="col" key={name}>
                    {words()}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={pair.key}>
                  <th scope="row" lang={lang}>
                    {nameOf(pair)}
                    <span className="gain-how">{pair.objective}</span>
                  </th>
                  <td data-label={m.gain_people()}>{pair.n}</td>
                  {cells.map(([name, words], index) => (
                    <td key={name} data-label={words()}>
                      {pair.cells?.[name] ??
                        (index === 0 ? `— (${m.gain_why_few_least({ least: LEAST_SHOWN })})` : '—')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </WideTable>
          <p className="soft">{m.gain_pairs_note()}</p>
        </>
      )}
      {unpaired > 0 && <p className="soft">{m.gain_unpaired({ count: unpaired })}</p>}
    </>
  )
}

/** Twins mostly have the same title. */
function nameOf({ position, titles: { a, b }, ids }: PairGain): string {
  const [one, other] = [a ?? ids.a, b ?? ids.b]
  return one === other ? `${position}. ${one}` : m.gain_pair_name({ position, a: one, b: other })
}
