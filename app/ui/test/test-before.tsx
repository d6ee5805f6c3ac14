import type { BeforeView, TestTerms } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ButtonLink } from '../form/button.tsx'
import { duration } from '../format.ts'
import { Html } from '../html.tsx'
import { BeginForm } from './begin-form.tsx'

/** What will happen, said before it begins. */
export function TestBefore({ view, language }: { view: BeforeView; language: Language }) {
  const { terms, intro, objectives, courseId, number, occasion } = view
  return (
    <>
      {intro.map((html) => (
        <Html key={html} html={html} />
      ))}
      <section aria-labelledby="test_topics">
        <h2 id="test_topics">{m.test_topics()}</h2>
        <ul className="objectives">
          {objectives.map(({ id, text }) => (
            <li key={id} lang={terms.languageShown === language ? undefined : terms.languageShown}>
              {text}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="test_how">
        <h2 id="test_how">{m.test_how()}</h2>
        <ul className="objectives">
          {rules(terms).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      <BeginForm number={number} words={m.test_begin()}>
        {occasion === 'pre' && (
          <ButtonLink kind="plain" href={`/${language}/courses/${courseId}`}>
            {m.test_skip()}
          </ButtonLink>
        )}
      </BeginForm>
    </>
  )
}

const rules = ({ items, minutes, isTimed, tries }: TestTerms): string[] => [
  isTimed
    ? m.test_rule_time({ duration: duration(minutes) })
    : m.test_rule_free({ duration: duration(minutes) }),
  m.test_rule_items({ count: items }),
  m.test_rule_saved(),
  m.test_rule_tries({ count: tries }),
  m.test_rule_silent(),
]
