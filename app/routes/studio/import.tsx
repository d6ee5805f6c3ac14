import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { uncarried } from '#app/domain/studio/carried-questions.server.ts'
import {
  type GivenQuestions,
  openImport,
  reviewImport,
  takeImport,
} from '#app/domain/studio/import-questions.server.ts'
import { importFormats } from '#app/domain/studio/import-report.ts'
import { m } from '#app/messages/generated/messages.js'
import { ImportPage } from '#app/ui/studio/import/import-page.tsx'
import type { ImportScreen } from '#app/ui/studio/import/screens.ts'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import type { Db } from '#db/gateway.server.ts'

export const meta: MetaFunction = () => [
  { title: `${m.import_title()} · ${m.studio_title()} · ${m.app_name()}` },
]

const placeIn = (params: Record<string, string | undefined>) => ({
  courseId: params.course ?? '',
  moduleId: params.module ?? '',
})

export const loader = handler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const place = placeIn(params)
  const { head, source, isTest } = await openImport(db, { ...person, language }, place)
  return { language, course: head, moduleId: place.moduleId, textLanguage: source, isTest }
})

const screen = (shown: ImportScreen, status = 200) => data({ screen: shown }, { status })

/** Nothing is stored before *Put them into the module*: the review carries the file on. */
export const action = actionHandler(async ({ request, params, actor, db, language }) => {
  const person = { ...requireAccount(actor, request), language }
  const place = placeIn(params)
  await openImport(db, person, place)
  const form = await formOf(request)
  const asked = await givenIn(form)
  const text = asked && 'text' in asked.given ? asked.given.text : ''
  if (!asked) return screen({ name: 'give', refused: { refused: 'empty', values: {} }, text: '' }, 400)
  if (form.get('form') === 'take') return take(db, person, place, asked, form)
  const review = await reviewImport(db, person, { ...place, ...asked })
  if ('refused' in review) return screen({ name: 'give', refused: review, text }, 400)
  return screen({ name: 'review', review, without: [], problem: null })
})

async function take(
  db: Db,
  person: Person,
  place: ReturnType<typeof placeIn>,
  asked: GivenQuestions,
  form: FormData,
) {
  const without = form.getAll('without').map(Number).filter(Number.isSafeInteger)
  const seen = String(form.get('seen') ?? '')
  try {
    const taken = await takeImport(
      db,
      person,
      { ...place, ...asked, without: new Set(without), seen },
      Date.now(),
    )
    if (taken.outcome === 'taken') {
      const editor = `/${person.language}/studio/${place.courseId}/write/${place.moduleId}/${taken.language}`
      return redirect(`${editor}?done=imported&line=${taken.line}`, { status: 303 })
    }
    if (taken.outcome === 'refused') return screen({ name: 'give', refused: taken.why, text: '' }, 400)
    const problem = taken.outcome === 'changed' ? 'changed' : 'nothing'
    return screen(
      { name: 'review', review: taken.review, without, problem },
      problem === 'changed' ? 409 : 400,
    )
  } catch (error) {
    if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.problem)) throw error
    // The file comes back with the reason.
    const review = await reviewImport(db, person, { ...place, ...asked })
    if ('refused' in review) throw error
    const status = error.problem === 'conflict' ? 409 : 400
    return screen({ name: 'review', review, without, problem: error.code }, status)
  }
}

/** The file or text of a form, or what the review has carried; null if there is none. */
async function givenIn(form: FormData): Promise<GivenQuestions | null> {
  const format = importFormats.find((known) => known === form.get('format')) ?? null
  const file = form.get('file')
  if (file instanceof File && file.size > 0)
    return { given: { bytes: new Uint8Array(await file.arrayBuffer()) }, format }
  const text = uncarried(String(form.get('carried') ?? '')) ?? String(form.get('text') ?? '')
  return text.trim() === '' ? null : { given: { text }, format }
}

export default function Import() {
  const answer = useActionData<typeof action>()
  return (
    <ImportPage
      {...useLoaderData<typeof loader>()}
      screen={answer && 'screen' in answer ? answer.screen : { name: 'give', refused: null, text: '' }}
      refusal={answer && 'problem' in answer ? answer.problem.code : null}
    />
  )
}
