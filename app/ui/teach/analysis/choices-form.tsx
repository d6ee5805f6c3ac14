import type { AnalysisHead } from '#app/domain/analysis/analysis-view.ts'
import { m } from '#app/messages/generated/messages.js'
import { languageNames, languages } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { CheckField, Field, SelectField } from '#app/ui/form/field.tsx'
import { dayInWords, languageName } from '#app/ui/format.ts'
import { dayOfEdition, editionName } from './choices-words.ts'

/** What is counted, as a form that asks for the same page: it works without scripts, and its address can be sent. */
export function ChoicesForm({ head }: { head: AnalysisHead }) {
  const { choices, editions, language } = head
  return (
    <form method="get" className="analysis-choices">
      <SelectField
        id="counting"
        name="counting"
        label={m.analysis_counting_label()}
        defaultValue={choices.counting}
      >
        <option value="first">{m.analysis_counting_first()}</option>
        <option value="last">{m.analysis_counting_last()}</option>
        <option value="best">{m.analysis_counting_best()}</option>
      </SelectField>
      <SelectField id="people" name="people" label={m.analysis_people_label()} defaultValue={choices.people}>
        <option value="cohort">{m.analysis_people_cohort()}</option>
        <option value="led">{m.analysis_people_led()}</option>
      </SelectField>
      <SelectField
        id="language"
        name="language"
        label={m.analysis_language_label()}
        defaultValue={choices.language ?? ''}
      >
        <option value="">{m.analysis_language_all()}</option>
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {languageNames[one]}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="edition"
        name="edition"
        label={m.analysis_edition_label()}
        defaultValue={choices.edition ?? ''}
      >
        <option value="">{m.analysis_edition_all()}</option>
        {editions.map((edition) => (
          <option key={edition.hash} value={edition.hash}>
            {editionName(edition, language)}
          </option>
        ))}
      </SelectField>
      <div className="day-fields">
        <Field
          id="from"
          name="from"
          type="date"
          label={m.analysis_from_label()}
          defaultValue={choices.from ?? ''}
        />
        <Field id="to" name="to" type="date" label={m.analysis_to_label()} defaultValue={choices.to ?? ''} />
      </div>
      <CheckField
        id="rasch"
        name="rasch"
        value="1"
        label={m.analysis_rasch_label()}
        hint={m.analysis_rasch_hint()}
        defaultChecked={choices.rasch}
      />
      <Button kind="plain">{m.analysis_choices_button()}</Button>
    </form>
  )
}

/** What these choices count, in sentences. */
export function ChoicesSaid({ head }: { head: AnalysisHead }) {
  const { choices, editions, language, place, people, answered, otherItems } = head
  const isTest = place.kind === 'test'
  const { counting, from, to } = choices
  const edition = editions.find(({ hash }) => hash === choices.edition)
  const day = (one: string) => dayInWords(language, one)
  const countingWords = {
    first: isTest ? m.analysis_said_first_test : m.analysis_said_first,
    last: isTest ? m.analysis_said_last_test : m.analysis_said_last,
    best: isTest ? m.analysis_said_best_test : m.analysis_said_best,
  }
  const period =
    from && to
      ? m.analysis_said_period_both({ from: day(from), to: day(to) })
      : from
        ? m.analysis_said_period_from({ from: day(from) })
        : to
          ? m.analysis_said_period_to({ to: day(to) })
          : m.analysis_said_period_all()
  const said = [
    countingWords[counting](),
    choices.language
      ? m.analysis_said_language_one({ language: languageName(language, choices.language) })
      : m.analysis_said_language_all(),
    edition
      ? m.analysis_said_edition_one({
          date: dayOfEdition(edition, language),
          language: languageName(language, edition.language),
        })
      : m.analysis_said_edition_all(),
    period,
    choices.people === 'led' ? m.analysis_said_people_led() : m.analysis_said_people_cohort(),
    m.analysis_people_of({ answered, people }),
  ]
  const cautions = [
    isTest ? m.analysis_said_test_blanks() : m.analysis_said_practice_blanks(),
    head.hasWritten && m.analysis_said_written(),
    m.analysis_said_order(),
    head.answeredEditions > 1 && m.analysis_editions_mixed({ count: head.answeredEditions }),
    otherItems > 0 && m.analysis_other_items({ count: otherItems }),
  ].filter((text) => text !== false)
  return (
    <>
      <p>{said.join(' ')}</p>
      <p className="soft">{cautions.join(' ')}</p>
    </>
  )
}
