import type { Cell, CellState, MatrixRow } from '#app/domain/cohort/matrix.ts'
import { m } from '#app/messages/generated/messages.js'
import { ago, dayInWords } from '#app/ui/format.ts'
import type { OverviewPageProps } from './overview-page.tsx'

/** Shape and word: colour only repeats what they say. */
const marks: Record<CellState, [string, () => string]> = {
  none: ['·', () => m.teach_cell_none()],
  opened: ['○', () => m.teach_cell_opened()],
  'under-way': ['◐', () => m.teach_cell_under_way()],
  stuck: ['▲', () => m.teach_cell_stuck()],
  finished: ['●', () => m.teach_cell_finished()],
}

const startWords: Record<MatrixRow['start'], (row: MatrixRow) => string> = {
  invited: () => m.teach_start_invited(),
  opened: () => m.teach_start_opened(),
  joined: () => m.teach_start_joined(),
  started: () => '',
}

type MatrixTableProps = OverviewPageProps & { home: string }

/** Learners × modules, or the exercises of the module that is opened. */
export function MatrixTable(props: MatrixTableProps) {
  const { language, home, rows, modules, opened, order, filter, now } = props
  if (rows.length === 0) return <p>{m.teach_matrix_nobody()}</p>
  const query = `show=${filter}&sort=${order}`
  return (
    <>
      {opened && (
        <p className="mt-3">
          {m.teach_opened_module({ module: opened.module.title })}{' '}
          <a href={`${home}?${query}#matrix-title`}>{m.teach_close_module()}</a>
        </p>
      )}
      <div className="matrix-box" tabIndex={0} role="group" aria-label={m.teach_matrix_table()}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{m.teach_col_person()}</th>
              {opened
                ? opened.module.exercises.map(({ id, title }, index) => (
                    <th scope="col" key={id}>
                      <a href={`${home}/answers/${opened.module.courseId}/${id}`}>
                        <span aria-hidden="true">{index + 1}</span>
                        <span className="only-read">
                          {m.teach_exercise_answers({ number: index + 1, title: title ?? id })}
                        </span>
                      </a>
                    </th>
                  ))
                : modules.map(({ courseId, moduleId, title }, index) => (
                    <th scope="col" key={`${courseId}/${moduleId}`}>
                      <a href={`${home}?${query}&open=${courseId}/${moduleId}#matrix-title`}>
                        <span aria-hidden="true">{index + 1}</span>
                        <span className="only-read">{m.teach_open_module({ number: index + 1, title })}</span>
                      </a>
                    </th>
                  ))}
              <th scope="col">{m.teach_col_last()}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.isMember ? <a href={`${home}/people/${row.id}`}>{row.name}</a> : row.name}
                  {row.start !== 'started' && (
                    <span className="start-word">{startWords[row.start](row)}</span>
                  )}
                </th>
                {opened
                  ? opened.module.exercises.map(({ id }) => (
                      <ExerciseCell
                        key={id}
                        state={opened.states[row.id]?.[id]}
                        answers={`${home}/people/${row.id}?exercise=${opened.module.courseId}/${id}#answers`}
                      />
                    ))
                  : row.isMember
                    ? row.cells.map((cell) => (
                        <ModuleCell key={`${cell.courseId}/${cell.moduleId}`} cell={cell} />
                      ))
                    : modules.map(({ courseId, moduleId }) => (
                        <td key={`${courseId}/${moduleId}`} className="cell-none">
                          <span className="only-read">{m.teach_cell_none()}</span>
                        </td>
                      ))}
                <td className="cell-last">
                  {row.lastAt === null ? (
                    <span className="soft">{m.teach_never()}</span>
                  ) : (
                    <time dateTime={new Date(row.lastAt).toISOString()}>
                      {ago(language, row.lastAt, now)}
                    </time>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend {...props} />
    </>
  )
}

function ModuleCell({ cell }: { cell: Cell }) {
  const [mark, word] = marks[cell.state]
  const isCounted = cell.state === 'under-way' || cell.state === 'stuck'
  return (
    <td className={`cell-${cell.state}`}>
      <span aria-hidden="true">
        {mark}
        {isCounted && ` ${cell.settled}/${cell.of}`}
        {cell.isLate && ' !'}
      </span>
      {/* Of what is not opened, most cells, the dot is enough to see. */}
      <span className={cell.state === 'none' ? 'only-read' : 'cell-word'}>{word()}</span>
      <span className="only-read">
        {isCounted && `, ${m.teach_cell_settled({ settled: cell.settled, of: cell.of })}`}
        {cell.isLate && `, ${m.teach_cell_late()}`}
      </span>
    </td>
  )
}

type ExerciseStatus = 'opened' | 'tried' | 'solved' | 'shown'

const exerciseMarks: Record<ExerciseStatus, [string, () => string]> = {
  opened: ['○', () => m.teach_exercise_opened()],
  tried: ['◐', () => m.teach_exercise_tried()],
  solved: ['●', () => m.teach_exercise_solved()],
  shown: ['◇', () => m.teach_exercise_shown()],
}

interface ExerciseCellProps {
  state: { status: ExerciseStatus; tries: number } | undefined
  /** Where this person's answers to the exercise stand. */
  answers: string
}

function ExerciseCell({ state, answers }: ExerciseCellProps) {
  const [mark, word] = state ? exerciseMarks[state.status] : ['·', () => m.teach_cell_none()]
  const tries = state?.tries ?? 0
  const said = (
    <>
      <span aria-hidden="true">
        {mark}
        {tries > 0 && ` ${tries}`}
      </span>
      <span className={state ? 'cell-word' : 'only-read'}>{word()}</span>
      {tries > 0 && <span className="only-read">, {m.teach_tries({ count: tries })}</span>}
    </>
  )
  return (
    <td className={state ? `cell-${state.status}` : 'cell-none'}>
      {tries > 0 ? <a href={answers}>{said}</a> : said}
    </td>
  )
}

/** What the shapes mean, and which number is which module or exercise. */
function Legend({ language, home, modules, opened, order, filter }: MatrixTableProps) {
  const shapes = opened ? Object.values(exerciseMarks) : Object.values(marks).filter(([mark]) => mark !== '·')
  return (
    <>
      <p className="matrix-key">
        {shapes.map(([mark, word]) => (
          <span key={mark}>
            <span aria-hidden="true">{mark}</span> {word()}
          </span>
        ))}
        {!opened && (
          <span>
            <span aria-hidden="true">!</span> {m.teach_cell_late()}
          </span>
        )}
      </p>
      <ol className="matrix-columns">
        {opened
          ? opened.module.exercises.map(({ id, title }) => (
              <li key={id}>
                <a href={`${home}/answers/${opened.module.courseId}/${id}`}>{title ?? id}</a>
              </li>
            ))
          : modules.map(({ courseId, moduleId, courseTitle, title, dueOn }) => (
              <li key={`${courseId}/${moduleId}`}>
                <a href={`${home}?show=${filter}&sort=${order}&open=${courseId}/${moduleId}#matrix-title`}>
                  {title}
                </a>{' '}
                <span className="soft">
                  {courseTitle}
                  {dueOn && ` · ${m.teach_due({ day: dayInWords(language, dueOn) })}`}
                </span>
              </li>
            ))}
      </ol>
    </>
  )
}
