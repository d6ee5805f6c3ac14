import { type RollUpColumn, type RollUpRow, rollUpColumns } from '#app/domain/cohort/roll-up/roll-up.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { pointsWords } from './gain-words.ts'

interface RollUpPageProps {
  language: Language
  rows: RollUpRow[]
  /** Of the rule: counts below `least` are hidden, and what stays open is at least `width` wide. */
  least: number
  width: number
}

const columnWords: Record<RollUpColumn, () => string> = {
  enrolled: () => m.rollup_enrolled(),
  active: () => m.rollup_active(),
  finished: () => m.rollup_finished(),
  matched: () => m.rollup_matched(),
}

/** What all cohorts came to, by country and organisation, with the rule by which counts are hidden. */
export function RollUpPage({ language, rows, least, width }: RollUpPageProps) {
  return (
    <div className="site-width teach">
      <p className="teach-way">
        <a href={`/${language}/teach`}>{m.teach_cohorts_title()}</a>
      </p>
      <h1>{m.rollup_title()}</h1>
      <p className="lead">{m.rollup_lead()}</p>
      {rows.length === 0 ? (
        <p className="mt-4">{m.rollup_none()}</p>
      ) : (
        <>
          <p className="mt-4 no-print">
            <a href={`/${language}/teach/roll-up/roll-up.csv`} download>
              {m.rollup_file()}
            </a>
          </p>
          <RollUpTable rows={rows} language={language} />
        </>
      )}
      <section>
        <h2>{m.rollup_rules()}</h2>
        <ul className="rule-list">
          <li>{m.rollup_rule_small({ most: least - 1 })}</li>
          <li>{m.rollup_rule_complement({ width })}</li>
          <li>{m.rollup_rule_gain({ least })}</li>
          <li>{m.rollup_rule_fixed()}</li>
        </ul>
      </section>
      <section>
        <h2>{m.rollup_terms()}</h2>
        <ul className="rule-list">
          <li>{m.rollup_term_enrolled()}</li>
          <li>{m.rollup_term_active()}</li>
          <li>{m.rollup_term_finished()}</li>
          <li>{m.rollup_term_gain()}</li>
        </ul>
      </section>
    </div>
  )
}

function RollUpTable({ rows, language }: Pick<RollUpPageProps, 'rows' | 'language'>) {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
  const number = new Intl.NumberFormat(language)
  const nameOf = ({ level, country, organisation }: RollUpRow) => {
    if (level === 'all') return m.rollup_all()
    if (level === 'organisation') return organisation || m.rollup_no_organisation()
    return country ? (names.of(country) ?? country) : m.rollup_no_country()
  }
  return (
    <WideTable caption={m.rollup_title()} isCaptionSeen={false} className="stacks roll-up">
      <thead>
        <tr>
          <th scope="col">{m.rollup_place()}</th>
          {rollUpColumns.map((column) => (
            <th scope="col" key={column}>
              {columnWords[column]()}
            </th>
          ))}
          <th scope="col">{m.rollup_gain()}</th>
          <th scope="col">{m.gain_interval()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.country} ${row.organisation}`} className={`row-${row.level}`}>
            <th scope="row" suppressHydrationWarning>
              {nameOf(row)}
            </th>
            {rollUpColumns.map((column) => (
              <Count key={column} label={columnWords[column]()} count={row.counts[column]} write={number} />
            ))}
            <Gain row={row} language={language} />
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function Count({ label, count, write }: { label: string; count: number | null; write: Intl.NumberFormat }) {
  return (
    <td data-label={label} className={count === null ? 'is-hidden' : undefined} suppressHydrationWarning>
      {count === null ? m.rollup_hidden() : write.format(count)}
    </td>
  )
}

function Gain({ row: { gain, counts }, language }: { row: RollUpRow; language: Language }) {
  if (!gain) {
    const isNobody = counts.matched === 0
    return (
      <>
        <td data-label={m.rollup_gain()} className="is-hidden">
          {isNobody ? m.rollup_gain_nobody() : m.rollup_gain_withheld()}
        </td>
        <td data-label={m.gain_interval()}>—</td>
      </>
    )
  }
  const words = (thousandths: number) => pointsWords(language, thousandths / 1000)
  return (
    <>
      <td data-label={m.rollup_gain()} suppressHydrationWarning>
        {words(gain.mean)}
      </td>
      <td data-label={m.gain_interval()} suppressHydrationWarning>
        {m.gain_from_to({ low: words(gain.low), high: words(gain.high) })}
      </td>
    </>
  )
}
