import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import {
  addModule,
  beginTest,
  deleteModule,
  listSetAside,
  moveModule,
  putModuleBack,
} from '#app/domain/studio/course-file/arrange-modules.server.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { listModules } from '#app/domain/studio/list-modules.server.ts'
import { openCommentsOn } from '#app/domain/studio/review/draft-reviews.server.ts'
import { shortName } from '#app/domain/studio/short-name.ts'
import { factsOf, openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { StudioCourse } from '#app/ui/studio/studio-course.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.course.title ?? ''} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const [moved, by] = (url.searchParams.get('moved') ?? '').split(':')
  return {
    language,
    course: courseHead(workspace, language),
    isReadable: Boolean(workspace.course?.yaml),
    modules: listModules(workspace),
    aside: listSetAside(workspace),
    moved: moved
      ? { moduleId: moved, by: by === 'up' || by === 'down' ? (by as 'up' | 'down') : null }
      : null,
    done: url.searchParams.get('done'),
    comments: await openCommentsOn(db, workspace),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const field = (name: string) => String(form.get(name) ?? '')
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const now = Date.now()
  const moduleId = field('module')
  const title = field('title')
  const typed = { form: field('form'), id: shortName(field('id'), title), title }
  const back = (query: string) => redirect(`${url.pathname}?${query}`, { status: 303 })
  try {
    switch (typed.form) {
      case 'move': {
        const by = field('by') === 'up' ? 'up' : 'down'
        const at = factsOf(workspace).modules.indexOf(moduleId)
        const isDragged = /^\d{1,3}$/.test(field('to'))
        const to = isDragged ? Number(field('to')) : at + (by === 'up' ? -1 : 1)
        await moveModule(db, workspace, { moduleId, to, now })
        return back(`moved=${encodeURIComponent(moduleId)}${isDragged ? '' : `:${by}`}`)
      }
      case 'put-back':
        await putModuleBack(db, workspace, { moduleId, now })
        return back('done=back')
      case 'delete':
        await deleteModule(db, workspace, { moduleId, now })
        return back('done=deleted')
      case 'test':
        await beginTest(db, workspace, { moduleId: typed.id, title: typed.title, now })
        break
      default:
        await addModule(db, workspace, { moduleId: typed.id, title: typed.title, now })
    }
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-found') throw error
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
