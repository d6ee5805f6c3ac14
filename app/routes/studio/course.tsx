import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { addModule, moveModule } from '#app/domain/studio/course-form.server.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { listModules } from '#app/domain/studio/list-modules.server.ts'
import { openCommentsOn } from '#app/domain/studio/review/draft-reviews.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { StudioCourse } from '#app/ui/studio/studio-course.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.course.title ?? ''} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  return {
    language,
    course: courseHead(workspace, language),
    modules: listModules(workspace),
    comments: await openCommentsOn(db, workspace),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const field = (name: string) => String(form.get(name) ?? '')
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const now = Date.now()
  if (field('form') === 'move') {
    const by = field('by') === 'up' ? -1 : 1
    await moveModule(db, workspace, { moduleId: field('module'), by, now })
    return redirect(`${url.pathname}#${encodeURIComponent(field('module'))}`, { status: 303 })
  }
  const typed = { id: field('id').trim(), title: field('title') }
  try {
    await addModule(db, workspace, { moduleId: typed.id, title: typed.title, now })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return data({ typed, code: error.code }, { status: error.problem === 'conflict' ? 409 : 400 })
  }
  const source = workspace.course?.yaml?.value.source ?? 'en'
  return redirect(`${url.pathname}/write/${typed.id}/${source}`, { status: 303 })
})

export default function Course() {
  const answer = useActionData<typeof action>()
  return (
    <StudioCourse {...useLoaderData<typeof loader>()} refused={answer && 'typed' in answer ? answer : null} />
  )
}
