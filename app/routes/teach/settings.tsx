import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import {
  addCoTrainer,
  archiveCohort,
  changeCohort,
  planCohort,
  planOf,
  removeCoTrainer,
} from '#app/domain/cohort/change-cohort.server.ts'
import { readCohortForm } from '#app/domain/cohort/cohort-form.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { SettingsPage } from '#app/ui/teach/settings-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import * as cohorts from '#db/cohorts.server.ts'
import { cohortAnswer } from './cohort-answer.ts'
import { courseChoices } from './course-choices.server.ts'

export const meta: MetaFunction = () => [{ title: `${m.teach_nav_settings()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const cohort = await ledCohort(db, { actor: person, cohortId: params.cohort ?? '' })
  const { name, startsOn, endsOn, courseIds, languages, joinCode } = cohort
  const trainers = await cohorts.trainersOf(db, cohort.id)
  return {
    language,
    cohort: headOf(cohort),
    typed: { name, startsOn, endsOn, courseIds, languages },
    joinCode,
    courses: await courseChoices(db, language),
    plan: await planOf(db, cohort, language),
    trainers: trainers.map(({ id, name, email }) => ({
      id,
      name: name ?? email ?? '',
      isSelf: id === person.id,
    })),
    done: url.searchParams.get('done'),
  }
})

export const action = actionHandler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const asked = { actor: person, cohortId: params.cohort ?? '', now: Date.now() }
  const here = `/${language}/teach/${asked.cohortId}/settings`
  const done = (what: string) => redirect(`${here}?done=${what}`, { status: 303 })
  switch (form.get('form')) {
    case 'facts': {
      const cohort = await ledCohort(db, asked)
      const read = readCohortForm(form, cohort.languages[0])
      if (!read.facts) return data({ typed: read.typed, errors: read.errors }, { status: 400 })
      await changeCohort(db, { ...asked, facts: read.facts })
      return done('facts')
    }
    case 'plan':
      await planCohort(db, { ...asked, form })
      return done('plan')
    case 'trainer':
      await addCoTrainer(db, { ...asked, email: String(form.get('email') ?? '') })
      return done('trainers')
    case 'remove-trainer': {
      const personId = String(form.get('person') ?? '')
      await removeCoTrainer(db, { ...asked, personId })
      // Who takes oneself out sees the list: this page is no longer theirs.
      return personId === person.id && person.role !== 'admin'
        ? redirect(`/${language}/teach`)
        : done('trainers')
    }
    case 'archive':
      await archiveCohort(db, { ...asked, isArchived: true })
      return done('archived')
    case 'reopen':
      await archiveCohort(db, { ...asked, isArchived: false })
      return done('reopened')
    default:
      return redirect(here, { status: 303 })
  }
})

export default function Settings() {
  const given = useLoaderData<typeof loader>()
  return <SettingsPage {...given} answer={cohortAnswer(useActionData<typeof action>())} />
}
