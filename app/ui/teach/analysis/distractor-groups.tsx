import type { AnalysisHead } from '#app/domain/analysis/analysis-view.ts'
import type { ShownDistractors } from '#app/domain/analysis/open-item.server.ts'
import type { ChartData } from '#app/domain/chart/chart.ts'
import { m } from '#app/messages/generated/messages.js'
import { ChartFigure } from '#app/ui/chart/chart-figure.tsx'
import { decimals, perCent } from '#app/ui/format.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { optionLetter } from './flag-words.ts'
import { whyWords } from './why-words.ts'

interface DistractorGroupsProps {
  distractors: ShownDistractors
  head: AnalysisHead
}

/** Which options the best and the weakest chose. */
export function DistractorGroups({ distractors, head }: DistractorGroupsProps) {
  const { table, optionTexts, otherWording, unranked, isWithheld } = distractors
  const { language, textLanguage } = head
  const { size, options, blank, movedByTies, discrimination27 } = table
  const hasGroups = !isWithheld && size.upper > 0 && size.lower > 0
  const share = (count: number, of: number) =>
    of === 0
      ? String(count)
      : m.analysis_groups_share({ count, share: perCent(language, (100 * count) / of) })
  const cells = (counts: { all: number; upper: number; lower: number }) => (
    <>
      <td>{share(counts.all, size.all)}</td>
      {hasGroups && (
        <>
          <td>{share(counts.upper, size.upper)}</td>
          <td>{share(counts.lower, size.lower)}</td>
        </>
      )}
    </>
  )
  return (
    <section>
      <h2>{m.analysis_groups_title()}</h2>
      <p>{m.analysis_groups_lead()}</p>
      {isWithheld && <p>{m.analysis_groups_withheld()}</p>}
      {!isWithheld && !hasGroups && <p>{m.analysis_groups_none()}</p>}
      <WideTable caption={m.analysis_groups_title()} isCaptionSeen={false}>
        <thead>
          <tr>
            <th scope="col">{m.analysis_groups_option()}</th>
            <th scope="col">{m.analysis_groups_all({ n: size.all })}</th>
            {hasGroups && (
              <>
                <th scope="col">{m.analysis_groups_upper({ n: size.upper })}</th>
                <th scope="col">{m.analysis_groups_lower({ n: size.lower })}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {options.map((option, position) => (
            <tr key={option.id}>
              <th scope="row">
                {optionLetter(option.id)}.{' '}
                <span lang={textLanguage === language ? undefined : textLanguage}>
                  {optionTexts[position]}
                </span>
                {option.isKey && <strong> ({m.analysis_groups_key()})</strong>}
              </th>
              {cells(option)}
            </tr>
          ))}
          {blank.all > 0 && (
            <tr>
              <th scope="row">{m.analysis_groups_blank()}</th>
              {cells(blank)}
            </tr>
          )}
        </tbody>
      </WideTable>
      {hasGroups && (
        <>
          <p className="soft">
            {'value' in discrimination27
              ? m.analysis_groups_d27({ value: decimals(language, discrimination27.value, 1) })
              : whyWords[discrimination27.undefined]()}{' '}
            {(movedByTies.fromLower > 0 || movedByTies.intoUpper > 0) && m.analysis_groups_ties(movedByTies)}
          </p>
          <ChartFigure chart={chartOf(distractors, language)} />
        </>
      )}
      {otherWording > 0 && <p className="soft">{m.analysis_groups_other_wording({ count: otherWording })}</p>}
      {unranked > 0 && <p className="soft">{m.analysis_groups_unranked({ count: unranked })}</p>}
    </section>
  )
}

function chartOf({ table, optionTexts }: ShownDistractors, language: string): ChartData {
  const { size, options } = table
  const tenths = (count: number, of: number) => Math.round((1000 * count) / of) / 10
  return {
    kind: 'bar',
    title: m.analysis_groups_chart(),
    categories: options.map(({ id, isKey }, position) => {
      const named = m.analysis_option_named({
        letter: optionLetter(id),
        text: optionTexts[position] ?? '',
      })
      return isKey ? `${named} (${m.analysis_groups_key()})` : named
    }),
    series: [
      {
        name: m.analysis_groups_upper({ n: size.upper }),
        values: options.map(({ upper }) => tenths(upper, size.upper)),
      },
      {
        name: m.analysis_groups_lower({ n: size.lower }),
        values: options.map(({ lower }) => tenths(lower, size.lower)),
      },
    ],
    unit: '%',
    xLabel: m.analysis_groups_option(),
    language,
  }
}
