import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { setModuleAside } from '#app/domain/studio/course-file/arrange-modules.server.ts'
import { isPublished, renameModule } from '#app/domain/studio/course-file/rename-module.server.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { readFrontForm } from '#app/domain/studio/front-matter/front-form.ts'
import { openFront, saveFront } from '#app/domain/studio/front-matter/save-front.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { ModulePage } from '#app/ui/studio/course/module-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.moduleId ?? ''} · ${m.studio_module_about()} · ${m.studio_title()} · ${m.app_name()}` },
]

const placeIn = (params: Record<string, string | undefined>) => ({
  courseId: params.course ?? '',
  moduleId: params.module ?? '',
  language: params.textLanguage ?? '',
})

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const place = placeIn(params)
  const { workspace, languages, ...open } = await openFront(db, person, place)
  return {
    ...open,
    language,
    course: courseHead(workspace, language),
    moduleId: place.moduleId,
    canRename: !isPublished(workspace, place.moduleId),
    textLanguage: place.language,
    languages: languages ?? [],
    done: url.searchParams.get('done'),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const sent = await formOf(request)
  const place = placeIn(params)
  const now = Date.now()
  const { form, deed, added } = readFrontForm(sent)
  const isFront = sent.get('form') === 'front'
  const typed = isFront ? { form, added } : null
  const reason = String(sent.get('reason') ?? '')
  const newId =
    sent.get('form') === 'rename'
      ? String(sent.get('id') ?? '')
          .trim()
          .slice(0, 200)
      : null
  try {
    if (newId !== null) {
      const workspace = await openWorkspace(db, person, place.courseId)
      await renameModule(db, workspace, { moduleId: place.moduleId, to: newId, now })
      const next = url.pathname.replace(/\/module\/[^/]+/, `/module/${newId}`)
      return redirect(`${next}?done=renamed`, { status: 303 })
    }
    if (!isFront) {
      const workspace = await openWorkspace(db, person, place.courseId)
      await setModuleAside(db, workspace, { moduleId: place.moduleId, reason, now })
      return redirect(url.pathname.replace(/\/module\/.*$/, '?done=aside'), { status: 303 })
    }
    const revision = Number(sent.get('revision') ?? 0)
    const errors = await saveFront(db, person, place, { form, deed, revision, now })
    if (errors.length > 0) return data({ typed, errors, code: null, reason: '', newId }, { status: 400 })
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-allowed' || error.problem === 'not-found')
      throw error
    // What was typed comes back with the reason.
    const status = error.problem === 'conflict' ? 409 : 400
    return data({ typed, errors: [], code: error.code, reason: reason.slice(0, 1000), newId }, { status })
  }
  const moved = deed.deed === 'up' || deed.deed === 'down' ? `&moved=${deed.deed}:${deed.objective}` : ''
  return redirect(`${url.pathname}?done=${deed.deed}${moved}`, { status: 303 })
})

export default function Module() {
  const answer = useActionData<typeof action>()
  return (
    <ModulePage {...useLoaderData<typeof loader>()} answer={answer && 'typed' in answer ? answer : null} />
  )
}
