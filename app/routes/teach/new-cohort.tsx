import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { v7 as uuid, validate } from 'uuid'
import { requireAccount } from '#app/auth/actor.server.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { beginCohort } from '#app/domain/cohort/begin-cohort.server.ts'
import { dayOf } from '#app/domain/cohort/cohort.ts'
import { readCohortForm, type TypedCohort } from '#app/domain/cohort/cohort-form.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { listCohorts } from '#app/domain/cohort/list-cohorts.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { NewCohortPage } from '#app/ui/teach/new-cohort-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { cohortAnswer } from './cohort-answer.ts'
import { courseChoices } from './course-choices.server.ts'

export const meta: MetaFunction = () => [{ title: `${m.teach_begin_cohort()} · ${m.app_name()}` }]

/** A cohort lasts eight weeks unless its trainer says otherwise. */
const USUAL_MS = 8 * 7 * 86_400_000

export const loader = handler(async ({ request, url, actor, db, language }) => {
  const person = requireAccount(actor, request)
  mustBeAllowed(person, 'cohort.begin', null)
  const now = Date.now()
  const copyOf = url.searchParams.get('from')
  const earlier = copyOf ? await ledCohort(db, { actor: person, cohortId: copyOf }) : null
  const typed: TypedCohort = {
    name: '',
    startsOn: dayOf(now),
    endsOn: dayOf(now + USUAL_MS),
    courseIds: earlier?.courseIds ?? [],
    languages: earlier?.languages ?? [language],
  }
  const { running, ended, archived } = await listCohorts(db, { actor: person, now })
  const others = [...running, ...ended, ...archived].map(({ id, name }) => ({ id, name }))
  const courses = await courseChoices(db, language)
  return { language, typed, courses, copyOf: earlier?.id ?? null, others, page: uuid() }
})

export const action = actionHandler(async ({ request, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const read = readCohortForm(form, language)
  if (!read.facts) return data({ typed: read.typed, errors: read.errors }, { status: 400 })
  const copyOf = form.get('copyOf')
  const page = String(form.get('page'))
  const id = await beginCohort(db, {
    actor: person,
    facts: read.facts,
    copyOf: typeof copyOf === 'string' ? copyOf : null,
    page: validate(page) ? page : null,
    now: Date.now(),
  })
  return redirect(`/${language}/teach/${id}/invite`, { status: 303 })
})

export default function NewCohort() {
  const given = useLoaderData<typeof loader>()
  return <NewCohortPage {...given} answer={cohortAnswer(useActionData<typeof action>())} />
}
