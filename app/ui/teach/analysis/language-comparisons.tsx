import type { ComparedLanguage } from '#app/domain/analysis/compared-languages.ts'
import type { ItemView } from '#app/domain/analysis/open-item.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { decimals, languageName } from '#app/ui/format.ts'

/** Whether the exercise is as hard in each other language for people who know as much: a translation checked by data. */
export function LanguageComparisons({
  view,
}: {
  view: Pick<ItemView, 'head' | 'languages' | 'sourceLanguage'>
}) {
  const { head, languages, sourceLanguage } = view
  const { language } = head
  const source = languageName(language, sourceLanguage)
  return (
    <section>
      <h2>{m.analysis_languages_title()}</h2>
      {languages.length === 0 && <p>{m.analysis_languages_only_one()}</p>}
      {languages.length > 0 && <p>{m.analysis_languages_lead({ language: source })}</p>}
      {languages.map((compared) => (
        <div key={compared.language} className="mt-3">
          <p>{sentenceOf(compared, source, language)}</p>
          <Figures compared={compared} language={language} />
        </div>
      ))}
    </section>
  )
}

function sentenceOf(
  { language: focal, comparison }: ComparedLanguage,
  source: string,
  language: Language,
): string {
  const name = languageName(language, focal)
  const { n } = comparison
  if ('undefined' in comparison)
    return m.analysis_languages_too_few({
      language: name,
      source,
      focal: n.focal,
      reference: n.reference,
      needed: comparison.needed,
    })
  const counts = { language: name, focal: n.focal, reference: n.reference }
  if ('undefined' in comparison.class)
    return comparison.class.undefined === 'one-sided'
      ? m.analysis_languages_one_sided(counts)
      : m.analysis_languages_not_comparable(counts)
  const { value } = comparison.class
  if (value === 'A') return m.analysis_languages_same({ language: name })
  const isHarder = 'value' in comparison.delta && comparison.delta.value < 0
  const said = { language: name, source, class: value }
  return isHarder ? m.analysis_languages_harder(said) : m.analysis_languages_easier(said)
}

function Figures({ compared: { comparison }, language }: { compared: ComparedLanguage; language: Language }) {
  if ('undefined' in comparison) return null
  const { oddsRatio, oddsRatioInterval, delta, test, n, strata } = comparison
  if (!('value' in oddsRatio && 'low' in oddsRatioInterval && 'value' in delta && 'p' in test)) return null
  const plain = (value: number) => decimals(language, value, 2)
  return (
    <p className="soft">
      {m.analysis_languages_figures({
        odds: plain(oddsRatio.value),
        low: plain(oddsRatioInterval.low),
        high: plain(oddsRatioInterval.high),
        delta: plain(delta.value),
        p: decimals(language, test.p, 3),
        focal: n.focal,
        reference: n.reference,
        strata: strata.telling,
      })}{' '}
      {comparison.isEarly && m.analysis_languages_early()}
    </p>
  )
}
