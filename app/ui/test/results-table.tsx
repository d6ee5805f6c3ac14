import type { Score, TestResults } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { points } from '../format.ts'
import { scoreWords } from './score-words.ts'

interface ResultsTableProps {
  results: TestResults
  language: Language
  textLanguage: string
}

/** Points by objective, before the course beside after it, with the number of items they rest on. */
export function ResultsTable({ results, language, textLanguage }: ResultsTableProps) {
  const { pre, post, objectives } = results
  if (objectives.length === 0 && !(pre && post)) return null
  const lang = textLanguage === language ? undefined : textLanguage
  const of = (score: Score | null) =>
    score ? `${points(language, score.points)} / ${points(language, score.outOf)}` : m.test_none()
  return (
    <>
      <WideTable caption={m.test_table()} className="stacks">
        <thead>
          <tr>
            <th scope="col">{m.test_objective()}</th>
            <th scope="col">{m.test_column_items()}</th>
            <th scope="col">{m.test_before()}</th>
            <th scope="col">{m.test_after()}</th>
            <th scope="col">{m.test_gain()}</th>
          </tr>
        </thead>
        <tbody>
          {objectives.map((row) => (
            <tr key={row.id}>
              <th scope="row" lang={lang}>
                {row.text}
              </th>
              <td data-label={m.test_column_items()}>{row.items}</td>
              <td data-label={m.test_before()}>{of(row.pre)}</td>
              <td data-label={m.test_after()}>{of(row.post)}</td>
              <td data-label={m.test_gain()}>{gain(row.pre, row.post, language)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{m.test_all()}</th>
            <td data-label={m.test_column_items()}>{(post ?? pre)?.items}</td>
            <td data-label={m.test_before()} suppressHydrationWarning>
              {pre ? scoreWords(pre, language) : m.test_none()}
            </td>
            <td data-label={m.test_after()} suppressHydrationWarning>
              {post ? scoreWords(post, language) : m.test_none()}
            </td>
            <td data-label={m.test_gain()}>{gain(pre, post, language)}</td>
          </tr>
        </tbody>
      </WideTable>
      {pre && post && <p className="soft">{m.test_gain_note()}</p>}
    </>
  )
}

/** In points; nothing where the test has changed in between and asks for another number of them. */
function gain(pre: Score | null, post: Score | null, language: string): string {
  if (!pre || !post || pre.outOf !== post.outOf) return m.test_none()
  const more = post.points - pre.points
  const sign = more > 0 ? '+' : more < 0 ? '\u2212' : ''
  return sign + points(language, Math.abs(more))
}
