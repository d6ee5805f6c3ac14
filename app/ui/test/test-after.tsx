import type { AfterView } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button, ButtonLink } from '../form/button.tsx'
import { ago } from '../format.ts'
import { BeginForm } from './begin-form.tsx'
import { testHref } from './occasion-words.ts'
import { ResultsTable } from './results-table.tsx'
import { scoreWords } from './score-words.ts'
import { TestReview } from './test-review.tsx'

/** What came of it; item by item only when all is over. */
export function TestAfter({ view, language }: { view: AfterView; language: Language }) {
  const { courseId, occasion, results, isOver, review, next, terms, canFinish } = view
  const result = results[occasion]
  const other = occasion === 'pre' ? 'post' : 'pre'
  return (
    <>
      <section aria-labelledby="test_result">
        <h2 id="test_result">{m.test_result()}</h2>
        {result && (
          <>
            <p suppressHydrationWarning>
              {m.test_ended({
                answered: result.answered,
                items: result.items,
                when: ago(language, result.finishedAt, Date.now()),
              })}
            </p>
            <p suppressHydrationWarning>
              <strong>{scoreWords(result, language)}</strong>
            </p>
          </>
        )}
        {!isOver && <p>{occasion === 'pre' ? m.test_silent_pre() : m.test_silent_post()}</p>}
        <ResultsTable results={results} language={language} textLanguage={terms.languageShown} />
      </section>
      {next !== null && (
        <BeginForm number={next} words={m.test_begin_again({ number: next, tries: terms.tries })} />
      )}
      {canFinish && (
        <form method="post">
          <p>{m.test_finish_warning()}</p>
          <p className="button-row">
            <Button kind="plain" name="intent" value="finish">
              {m.test_finish()}
            </Button>
          </p>
        </form>
      )}
      <p className="button-row">
        <ButtonLink kind="plain" href={`/${language}/courses/${courseId}`}>
          {m.test_skip()}
        </ButtonLink>
      </p>
      {review && <TestReview review={review} />}
      {isOver && results[other] && (
        <p>
          <a href={testHref(language, courseId, other)}>{m.test_review_other()}</a>
        </p>
      )}
    </>
  )
}
