import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { Feedback, UnreadableReason } from '#app/domain/exercise/verdict.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { points } from '../format.ts'
import { Html } from '../html.tsx'
import { LabSlot } from '../lab/lab-slot.tsx'
import { canAnswer, canAskSolution, isSettled, nextHint } from './next-steps.ts'
import { understoodWords } from './understood.ts'

interface VerdictProps {
  view: ExerciseView
  /** Where to go on from here. */
  next: { number: number; id: string } | null
  /** True once scripts run. */
  isLive: boolean
}

/** In three parts: what we understood, what is right and what is not, what to do next. */
export function Verdict({ view, next, isLive }: VerdictProps) {
  if (!view.feedback) return null
  return (
    <>
      <Told view={view} isLive={isLive} />
      <NextStep view={view} next={next} />
    </>
  )
}

/** The first two: for an exercise after which there is nothing to do. */
export function Told({ view, isLive = false }: Pick<VerdictProps, 'view'> & { isLive?: boolean }) {
  const { feedback } = view
  if (!feedback) return null
  return (
    <>
      <p className={`verdict-head verdict-${feedback.code}`}>{headOf(feedback, view)}</p>
      {view.correctedAt && <Corrected view={view} at={view.correctedAt} />}
      <Understood feedback={feedback} />
      <Judged feedback={feedback} view={view} />
      {isComputed(feedback) && (
        <LabSlot id={`${view.exercise.id}-verdict`} isLive={isLive} isWanted={isLive}>
          {({ LabVerdict }) => <LabVerdict feedback={feedback} query={view.fields.query?.[0] ?? ''} />}
        </LabSlot>
      )}
      {feedback.notes.map((note) => (
        <Html key={note} html={note} className="prose note-of-author" />
      ))}
    </>
  )
}

/** The key was wrong: whoever had points by it keeps them. */
function Corrected({ view, at }: { view: ExerciseView; at: number }) {
  const keepsPoints = view.status === 'solved' && view.feedback?.code !== 'right'
  const day = new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long', timeZone: 'UTC' }).format(at)
  return (
    <p suppressHydrationWarning>
      {m.correct_told({ day })}
      {keepsPoints && ` ${m.correct_told_keeps()}`}
    </p>
  )
}

function headOf(feedback: Feedback, view: ExerciseView): string {
  if (view.exercise.kind === 'written' && isGraded(feedback))
    return feedback.code === 'right' ? m.verdict_assessed() : m.verdict_assessed_part()
  switch (feedback.code) {
    case 'right':
      return m.verdict_right()
    case 'partial':
      return m.verdict_partial()
    case 'wrong':
      return canAnswer(view) ? m.verdict_wrong() : m.verdict_wrong_last()
    case 'unanswered':
      return m.verdict_unanswered()
    case 'unreadable':
      return m.verdict_unreadable()
    case 'ambiguous':
      return m.verdict_ambiguous()
    case 'to-check':
      return m.verdict_to_check()
    case 'failed':
      return m.verdict_failed()
  }
}

/** What can be said of a result takes words that only labs need. */
const isComputed = ({ failure, differences, onlyHere, results }: Feedback) =>
  Boolean(failure || differences || onlyHere || results)

const isGraded = ({ code }: Feedback) => code === 'right' || code === 'partial' || code === 'wrong'

function Understood({ feedback: { understood } }: { feedback: Feedback }) {
  if (!understood) return null
  const words = understoodWords(understood, getLocale())
  return words && <p suppressHydrationWarning>{words}</p>
}

function Judged({ feedback, view }: { feedback: Feedback; view: ExerciseView }) {
  const facts = factsOf(feedback, view)
  return facts.length > 0 ? <p suppressHydrationWarning>{facts.join(' ')}</p> : null
}

function factsOf(feedback: Feedback, { exercise, fields }: ExerciseView): string[] {
  // Nobody counts tries where there is no end of them.
  const noTryUsed = exercise.tries === null ? [] : [m.no_try_used()]
  switch (feedback.code) {
    case 'unanswered':
      return [missingWords(fields, feedback), ...noTryUsed]
    case 'unreadable':
      return feedback.unreadable
        ? [unreadable[feedback.unreadable.reason](feedback.unreadable), ...noTryUsed]
        : []
    case 'ambiguous':
      return feedback.ambiguous ? [m.ambiguous_text({ typed: feedback.ambiguous.typed }), ...noTryUsed] : []
    case 'to-check':
      return []
  }
  const locale = getLocale()
  const facts: string[] = []
  if (exercise.kind === 'choice' && exercise.multiple) {
    const { chosenRight = 0, rightTotal = 0, chosenWrong = 0 } = feedback
    facts.push(m.choice_missed({ chosenRight, rightTotal }))
    if (chosenWrong > 0) facts.push(m.choice_too_many({ count: chosenWrong }))
  }
  if (exercise.kind === 'match' || exercise.kind === 'classify') {
    const marks = Object.values(feedback.marks)
    facts.push(m.rows_right({ right: marks.filter(Boolean).length, total: marks.length }))
  }
  if (exercise.kind === 'order') {
    const total = exercise.items.length - 1
    facts.push(m.order_right({ right: Math.round((feedback.points / feedback.outOf) * total), total }))
  }
  if (exercise.kind === 'written') {
    const total = feedback.rubric?.length ?? 0
    facts.push(m.criteria_met({ met: Math.round((feedback.points / feedback.outOf) * total), total }))
  }
  if (feedback.outOf !== 1 || feedback.code === 'partial') {
    facts.push(
      `${m.points_of({
        points: points(locale, feedback.points),
        outOf: points(locale, feedback.outOf),
        count: feedback.outOf,
      })}.`,
    )
  }
  return facts
}

/** What an answer lacks: everything, a few lines, or, in an order, a place of its own for each line. */
function missingWords(fields: ExerciseView['fields'], { missing = 1 }: Feedback): string {
  if (isWhollyEmpty(fields)) return m.unanswered_all()
  const places = Object.entries(fields).flatMap(([name, [place]]) =>
    name.startsWith('place-') && place?.trim() ? [place] : [],
  )
  return new Set(places).size < places.length
    ? m.unanswered_same_place()
    : m.unanswered_missing({ count: missing })
}

const isWhollyEmpty = (fields: ExerciseView['fields']) =>
  Object.values(fields).every((values) => values.every((v) => !v.trim()))

const unreadable: Record<UnreadableReason, (typed: { typed: string }) => string> = {
  'no-number': m.unreadable_no_number,
  'two-numbers': m.unreadable_two_numbers,
  grouping: m.unreadable_grouping,
  'zero-denominator': m.unreadable_zero_denominator,
  'too-long': m.unreadable_too_long,
  'wrong-unit': m.unreadable_wrong_unit,
}

function NextStep({ view, next }: Omit<VerdictProps, 'isLive'>) {
  const code = view.feedback?.code
  if (code === 'right' || isSettled(view)) {
    return (
      <p>
        <a href={next ? `#${next.id}` : '#module-end'}>
          {next ? m.next_exercise({ number: next.number }) : m.next_end()}
        </a>
      </p>
    )
  }
  if (code !== 'wrong' && code !== 'partial') return null
  const hint = nextHint(view)
  const words = !canAnswer(view)
    ? m.tries_none()
    : hint
      ? m.next_hint({ number: hint, count: view.exercise.hintCount })
      : view.exercise.kind === 'written'
        ? m.next_revise()
        : canAskSolution(view)
          ? m.next_solution()
          : m.next_change()
  const left = view.triesLeft && view.triesLeft > 0 ? ` ${m.tries_left({ count: view.triesLeft })}` : ''
  return <p className="next-step">{words + left}</p>
}
