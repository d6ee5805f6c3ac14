import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { v7 as uuid } from 'uuid'
import { requireAccount } from '#app/auth/actor.server.ts'
import { canSendMail } from '#app/auth/mail.server.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { draftMessage } from '#app/domain/cohort/mail/draft-message.server.ts'
import { readMessageForm } from '#app/domain/cohort/mail/message-form.ts'
import { previewMessages } from '#app/domain/cohort/mail/preview-message.server.ts'
import { recipientsOf } from '#app/domain/cohort/mail/recipients.server.ts'
import { writeToPeople } from '#app/domain/cohort/mail/write-to-people.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { writeAnswer } from '#app/ui/teach/write-answer.ts'
import { WritePage } from '#app/ui/teach/write-page.tsx'
import { environment } from '#app/web/environment.server.ts'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler, refusalInit } from '#app/web/handler.ts'
import * as people from '#db/people.server.ts'

export const meta: MetaFunction = () => [{ title: `${m.mail_write_title()} · ${m.app_name()}` }]

const peopleOf = (url: URL) => url.searchParams.get('people') ?? ''
const originOf = (url: URL) => environment().origin ?? url.origin

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const cohort = await ledCohort(db, { actor: person, cohortId: params.cohort ?? '' })
  const { to, withoutAddress, refusing } = await recipientsOf(db, cohort, peopleOf(url))
  const about = url.searchParams.get('about') ?? ''
  const groups = [...new Set(to.map((one) => one.language))].map(async (of) => ({
    language: of,
    names: to.filter((one) => one.language === of).map(({ name, email }) => name ?? email),
    emails: to.filter((one) => one.language === of).map(({ email }) => email),
    draft: await draftMessage(db, { cohort, about, language: of, origin: originOf(url) }),
  }))
  const self = await people.byId(db, person.id)
  return {
    language,
    cohort: headOf(cohort),
    groups: await Promise.all(groups),
    withoutAddress,
    refusing,
    ownEmail: self?.email ?? '',
    canSendMail: canSendMail(),
    token: uuid(),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const cohortId = params.cohort ?? ''
  const cohort = await ledCohort(db, { actor: person, cohortId })
  const { typed, errors, token, step } = readMessageForm(await formOf(request))
  const back = { typed, token }
  if (step === 'edit') return back
  if (Object.keys(errors).length > 0) return data({ ...back, errors }, { status: 400 })
  const asked = { people: peopleOf(url), messages: typed }
  if (step === 'preview' || token === null) {
    const given = { cohort, author: person.name, origin: originOf(url), ...asked }
    return { ...back, preview: await previewMessages(db, given) }
  }
  try {
    if (!canSendMail()) throw new DomainError('conflict', 'no_mail')
    const count = await writeToPeople(db, { actor: person, cohortId, token, now: Date.now(), ...asked })
    return redirect(`/${language}/teach/${cohortId}/mail?done=written&n=${count}`, { status: 303 })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { code, values } = error
    return data({ ...back, problem: { code, values } }, refusalInit(error))
  }
})

export default function Write() {
  return (
    <WritePage {...useLoaderData<typeof loader>()} answer={writeAnswer(useActionData<typeof action>())} />
  )
}
