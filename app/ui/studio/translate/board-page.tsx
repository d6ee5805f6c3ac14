import type { Board } from '#app/domain/studio/translation/board.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { languageName } from '#app/ui/format.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { Counts } from './translate-page.tsx'

interface BoardPageProps {
  language: Language
  course: CourseHead
  board: Board
}

/** How all translations of a course stand: a row a module, a column a language. */
export function BoardPage({ language, course, board }: BoardPageProps) {
  const home = `/${language}/studio/${course.id}`
  return (
    <StudioFrame
      language={language}
      course={course}
      current="board"
      title={m.board_title()}
      lead={m.board_lead()}
    >
      {board.languages.length === 0 ? (
        <p>
          {m.board_one_language()} <a href={`${home}/about`}>{m.board_add_language()}</a>
        </p>
      ) : (
        <WideTable caption={m.board_caption()} isCaptionSeen={false} className="board">
          <thead>
            <tr>
              <th scope="col">{m.board_module()}</th>
              {board.languages.map((code) => (
                <th scope="col" key={code}>
                  {languageName(language, code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.modules.map(({ id, counts, hasChanges }) => (
              <tr key={id}>
                <th scope="row">
                  {id}
                  {hasChanges && (
                    <p>
                      <a href={`${home}/changes/${id}`}>{m.board_changes()}</a>
                    </p>
                  )}
                </th>
                {board.languages.map((code) => (
                  <td key={code}>
                    <a href={`${home}/translate/${id}/${code}`}>{cellWords(counts[code] ?? null)}</a>
                    {counts[code] && !isDone(counts[code]) && <Counts counts={counts[code]} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </StudioFrame>
  )
}

type Counted = NonNullable<Board['modules'][number]['counts'][string]>

const isDone = ({ minor, meaning, missing, extra }: Counted): boolean =>
  minor + meaning + missing + extra === 0

function cellWords(counts: Counted | null): string {
  if (!counts) return m.board_none()
  return isDone(counts) ? m.board_all_done({ count: counts.done }) : m.translate_show_open()
}
