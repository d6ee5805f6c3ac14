import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { exerciseAtHand, openExercise, saveExercise } from '#app/domain/studio/forms/edit-exercise.server.ts'
import { type FilledForm, filledOf, otherAttributes } from '#app/domain/studio/forms/filled.ts'
import { applyDeed, readDeed } from '#app/domain/studio/forms/form-deed.ts'
import { placeProblems } from '#app/domain/studio/forms/place-problems.ts'
import { readFilled } from '#app/domain/studio/forms/read-filled.ts'
import type { FieldProblems } from '#app/domain/studio/forms/take-filled.ts'
import { blockOfExercise } from '#app/domain/studio/translation/block-of-exercise.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { ExercisePage } from '#app/ui/studio/forms/exercise-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.exerciseId ?? ''} · ${data?.moduleId ?? ''} · ${m.studio_title()} · ${m.app_name()}` },
]

const placeIn = (params: Record<string, string | undefined>) => ({
  courseId: params.course ?? '',
  moduleId: params.module ?? '',
  language: params.textLanguage ?? '',
  exerciseId: params.exercise ?? '',
})

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = { ...requireAccount(actor, request), language }
  const place = placeIn(params)
  const open = await openExercise(db, person, place, Date.now())
  const { found, form, twin } = open
  return {
    language,
    course: courseHead(open.workspace, language),
    moduleId: place.moduleId,
    textLanguage: place.language,
    exerciseId: place.exerciseId,
    tag: found.tag,
    line: found.firstLine,
    revision: open.revision,
    isSource: open.isSource,
    isTest: open.workspace.course?.yaml?.value.test === place.moduleId,
    filled: form && filledOf(form),
    kept: form ? [...otherAttributes(form), ...form.kept] : [],
    objectives: open.objectives,
    dataSetIds: open.dataSetIds,
    problems: placeProblems(open.problems, open),
    twin: twin && { language: twin.language, filled: filledOf(twin.form) },
    block: await blockOfExercise(db, open.workspace, place),
    done: url.searchParams.get('done'),
  }
})

/** The form as it was sent, with why it was not saved, or after a button that only changes its rows. */
interface SentForm {
  filled: FilledForm
  /** Of the text that it was made from. */
  revision: number
  problems: FieldProblems
  code: string | null
  focus: string | null
  /** Tells one answer from the next. */
  turn: number
}

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const place = placeIn(params)
  const { form, found } = await exerciseAtHand(db, person, place)
  const fields = await formOf(request)
  if (!form) throw new DomainError('conflict', 'studio_form_unreadable')
  const filled = readFilled(fields, form)
  const now = Date.now()
  const sent: SentForm = {
    filled,
    revision: Number(fields.get('revision') ?? 0),
    problems: {},
    code: null,
    focus: null,
    turn: now,
  }
  const deed = readDeed(String(fields.get('do') ?? ''))
  if (deed) return data({ ...sent, ...applyDeed(filled, found.tag, deed) })
  try {
    const problems = await saveExercise(db, person, place, sent, now)
    if (Object.keys(problems).length > 0) return data({ ...sent, problems }, { status: 400 })
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-allowed' || error.problem === 'not-found')
      throw error
    return data({ ...sent, code: error.code }, { status: error.problem === 'conflict' ? 409 : 400 })
  }
  return redirect(`${url.pathname}?done=saved`, { status: 303 })
})

export default function ExerciseRoute() {
  const answer = useActionData<typeof action>()
  return (
    <ExercisePage {...useLoaderData<typeof loader>()} sent={answer && 'filled' in answer ? answer : null} />
  )
}
