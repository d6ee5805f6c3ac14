import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { changesToWeigh, saveWeights } from '#app/domain/studio/translation/weigh-changes.server.ts'
import { factsOf, openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { ChangesPage } from '#app/ui/studio/translate/changes-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.moduleId ?? ''} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const moduleId = params.module ?? ''
  const workspace = await openWorkspace(db, person, params.course ?? '')
  return {
    language,
    course: courseHead(workspace, language),
    moduleId,
    sourceLanguage: factsOf(workspace).source,
    changes: await changesToWeigh(db, workspace, moduleId),
    isSaved: url.searchParams.get('done') === 'saved',
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const minor = [...form].flatMap(([name, value]) =>
    name.startsWith('weight-') && value === 'minor' ? [name.slice('weight-'.length)] : [],
  )
  await saveWeights(db, workspace, { moduleId: params.module ?? '', minor }, Date.now())
  return redirect(`${url.pathname}?done=saved`, { status: 303 })
})

export default function Changes() {
  return <ChangesPage {...useLoaderData<typeof loader>()} />
}
