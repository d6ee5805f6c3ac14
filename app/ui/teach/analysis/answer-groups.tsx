import type { ItemView, ShownGroup } from '#app/domain/analysis/open-item.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { WideTable } from '#app/ui/wide-table.tsx'
import { numberWords } from '../number-words.ts'

const verdicts: Record<ShownGroup['code'], () => string> = {
  right: m.analysis_answers_right,
  partial: m.analysis_answers_partial,
  wrong: m.analysis_answers_wrong,
}

/** What people answered, equal answers together. */
export function AnswerGroups({ view }: { view: Pick<ItemView, 'groups' | 'moreGroups' | 'head'> }) {
  const { groups, moreGroups, head } = view
  if (groups.length === 0) return null
  return (
    <section>
      <h2>{m.analysis_answers_title()}</h2>
      <p>{m.analysis_answers_lead()}</p>
      <WideTable caption={m.analysis_answers_title()} isCaptionSeen={false}>
        <thead>
          <tr>
            <th scope="col">{m.analysis_answers_answer()}</th>
            <th scope="col">{m.analysis_answers_verdict()}</th>
            <th scope="col">{m.analysis_answers_people()}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once, and two answers may read the same.
            <tr key={index}>
              <th scope="row" className="answer-words">
                {numberWords(head.language, group.understood) ?? <AnswerWords answer={group.answer} />}
              </th>
              <td>{verdicts[group.code]()}</td>
              <td>{group.count}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {moreGroups > 0 && <p className="soft">{m.analysis_answers_more({ count: moreGroups })}</p>}
    </section>
  )
}

function AnswerWords({ answer }: Pick<ShownGroup, 'answer'>) {
  if (answer === null) return <span className="why-none">{m.analysis_answers_unkept()}</span>
  if (typeof answer === 'string') return <>{answer}</>
  return (
    <ul>
      {answer.map((part) => {
        const text = typeof part === 'string' ? part : part.join(' → ')
        return <li key={text}>{text}</li>
      })}
    </ul>
  )
}
