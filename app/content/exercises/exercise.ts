import type { RootContent } from 'mdast'
import type { Exercise, ExerciseKindName, Html } from '#app/domain/exercise/exercise.ts'
import type { ExerciseTag } from '../dialect.ts'
import { pointsOf } from '../guard-tag.ts'
import { attribute, placeOf, type Tag } from '../tree.ts'
import { type Body, mustCallNoFootnote, takeApart } from './body.ts'
import type { At, Differs, ReadContext } from './kind.ts'
import { type AnswersByKind, kindOfTag, kinds } from './kinds.ts'

/** An exercise as written in one language, its texts still parts to be compiled. */
export interface AuthoredExercise<K extends ExerciseKindName = ExerciseKindName> {
  kind: K
  /** Under which answers are kept: the first that it ever had. */
  id: string
  /** The id that its author gives it now; another one only beside `was`. */
  name: string
  at: At
  keyLine: number
  title: string | null
  objective: string | null
  points: number
  tries: number | null
  /** Which of these the author wrote: a translation may leave them to its source. */
  stated: { objective: boolean; points: boolean; tries: boolean }
  prompt: number
  hints: number[]
  solution: number | null
  answers: AnswersByKind[K]
}

/** Reads an exercise out of its tag; null after problems that leave nothing to compare or show. */
export function readExercise(tag: Tag, context: ReadContext): AuthoredExercise | null {
  return readKind(kindOfTag[tag.name as ExerciseTag], tag, context)
}

function readKind<K extends ExerciseKindName>(
  kind: K,
  tag: Tag,
  context: ReadContext,
): AuthoredExercise<K> | null {
  const { say, parts, isSource } = context
  const body: Body = takeApart(tag, kinds[kind].answersIn, say)
  const prompt = parts.add(body.prompt, 'block')
  const answers = kinds[kind].read(body, context)
  const help = [...body.hints, ...(body.solution ? [body.solution] : [])]
  for (const { children } of help) mustCallNoFootnote(children, say)
  if (isSource && !body.solution && kind !== 'written') say('solution-advised', body.at)
  for (const { children, name, position } of help) {
    if (children.length === 0) say('answer-empty', position?.start ?? body.at, `<${name}>`)
  }
  const name = attribute(tag, 'id')
  if (!answers || !name) return null
  const tries = attribute(tag, 'tries')
  const part = ({ children }: Tag) => parts.add(children as RootContent[], 'block')
  return {
    kind,
    id: attribute(tag, 'was') || name,
    name,
    at: placeOf(tag),
    keyLine: body.keyLine,
    title: attribute(tag, 'title')?.trim() || null,
    objective: attribute(tag, 'objective'),
    points: pointsOf(tag),
    tries: tries === null ? null : Number(tries),
    stated: {
      objective: attribute(tag, 'objective') !== null,
      points: attribute(tag, 'points') !== null,
      tries: tries !== null,
    },
    prompt,
    hints: body.hints.map(part),
    solution: body.solution ? part(body.solution) : null,
    answers,
  }
}

/** Tells everything in which a translation of an exercise says something else than its source. */
export function compareExercise(own: AuthoredExercise, source: AuthoredExercise, differs: Differs): void {
  const tell = (what: string, mine: string | number, theirs: string | number) => {
    if (mine !== theirs) differs(own.at, what, mine, theirs, source.at)
  }
  tell('The kind of this exercise', own.kind, source.kind)
  if (own.kind !== source.kind) return
  if (own.stated.objective) tell('The objective', own.objective ?? 'none', source.objective ?? 'none')
  if (own.stated.points) tell('points', own.points, source.points)
  if (own.stated.tries) tell('tries', own.tries ?? 'unlimited', source.tries ?? 'unlimited')
  tell('The number of hints', own.hints.length, source.hints.length)
  tell('The number of solutions', own.solution === null ? 0 : 1, source.solution === null ? 0 : 1)
  compareAnswers(own.kind, own, source, differs)
}

function compareAnswers<K extends ExerciseKindName>(
  kind: K,
  own: AuthoredExercise,
  source: AuthoredExercise,
  differs: Differs,
): void {
  const [mine, theirs] = [own.answers as AnswersByKind[K], source.answers as AnswersByKind[K]]
  kinds[kind].compare(mine, theirs, differs, { own: own.at, source: source.at })
}

/** The exercise as an edition keeps it. `language` is that of its words where the edition has another one. For the source language `source` is the exercise itself. */
export function finishExercise(
  own: AuthoredExercise,
  source: AuthoredExercise,
  html: (part: number) => Html,
  language: string | null = null,
): Exercise {
  const common = {
    id: own.id,
    ...(language ? { language } : {}),
    // Keys come from the source, as do these.
    keyLine: source.keyLine,
    title: own.title,
    objective: source.objective,
    points: source.points,
    tries: source.tries,
    prompt: html(own.prompt),
    hints: own.hints.map(html),
    solution: own.solution === null ? null : html(own.solution),
  }
  return { ...common, kind: own.kind, ...finishAnswers(own.kind, own, source, html) } as Exercise
}

function finishAnswers<K extends ExerciseKindName>(
  kind: K,
  own: AuthoredExercise,
  source: AuthoredExercise,
  html: (part: number) => Html,
) {
  return kinds[kind].finish(own.answers as AnswersByKind[K], source.answers as AnswersByKind[K], html)
}
