import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import { beginDataSet, listDataDrafts } from '#app/domain/studio/data/data-drafts.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { NewDataPage } from '#app/ui/studio/data/new-data-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { filesIn } from './upload-form.server.ts'

export const meta: MetaFunction = () => [
  { title: `${m.studio_data_new()} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, actor, db, language }) => {
  await listDataDrafts(db, requireAccount(actor, request))
  return { language }
})

export const action = actionHandler(async ({ request, actor, db, language }) => {
  const person = requireAccount(actor, request)
  // Refused before anything that was sent is taken in.
  mustBeAllowed(person, 'course.begin', null)
  try {
    const [file] = await filesIn(await formOf(request), 'file')
    if (!file) throw new DomainError('invalid', 'studio_file_missing')
    const begun = await beginDataSet(db, person, { file, languages: [language], now: Date.now() })
    if ('refusal' in begun) return data({ refusal: begun.refusal, code: null }, { status: 400 })
    return redirect(`/${language}/studio/data/${begun.id}`, { status: 303 })
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-allowed') throw error
    return data({ refusal: null, code: error.code }, { status: error.problem === 'conflict' ? 409 : 400 })
  }
})

export default function NewData() {
  const answer = useActionData<typeof action>()
  return (
    <NewDataPage {...useLoaderData<typeof loader>()} answer={answer && 'refusal' in answer ? answer : null} />
  )
}
