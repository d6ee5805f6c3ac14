import type { TestCard, TestEntry, TestTerms } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { FactLine } from '../facts.tsx'
import { duration } from '../format.ts'
import { occasionWords, testHref } from './occasion-words.ts'
import { scoreWords } from './score-words.ts'

const states: Record<TestEntry['state'], () => string> = {
  open: m.test_state_open,
  running: m.test_state_running,
  done: m.test_state_done,
  closed: m.test_state_closed,
}

const links: Record<TestEntry['state'], () => string> = {
  open: m.test_look,
  running: m.test_go_on,
  done: m.test_see_result,
  closed: m.test_look,
}

interface TestEntryProps {
  test: TestCard
  entry: TestEntry
  language: Language
}

/** The test before the modules of a course, or the one after them. */
export function TestEntryOnCourse({ test, entry, language }: TestEntryProps) {
  const { occasion, state, score } = entry
  return (
    <article className="entry">
      <div>
        <h3>
          <a href={testHref(language, test.courseId, occasion)}>{occasionWords[occasion]()}</a>
        </h3>
        <p className="entry-summary">{occasion === 'pre' ? m.test_entry_pre() : m.test_entry_post()}</p>
      </div>
      <div className="entry-aside">
        <FactLine facts={[m.test_items({ count: test.terms.items }), timeWords(test.terms)]} />
        <p>{states[state]()}</p>
        {score && <p suppressHydrationWarning>{scoreWords(score, language)}</p>}
        <p>
          <a href={testHref(language, test.courseId, occasion)}>{links[state]()}</a>
        </p>
      </div>
    </article>
  )
}

const timeWords = ({ minutes, isTimed }: TestTerms): string =>
  isTimed
    ? m.test_time_limit({ duration: duration(minutes) })
    : m.test_time_free({ duration: duration(minutes) })
