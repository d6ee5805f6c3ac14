import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import {
  addPictures,
  insertPicture,
  removePicture,
  replacePicture,
  restorePicture,
} from '#app/domain/studio/files/change-pictures.server.ts'
import { listPictures, moduleOf } from '#app/domain/studio/files/list-pictures.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { FilesPage } from '#app/ui/studio/files/files-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { filesIn } from './upload-form.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.studio_files_title()} · ${data?.moduleId ?? ''} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const moduleId = params.module ?? ''
  const [removed, hash] = [url.searchParams.get('removed'), url.searchParams.get('hash')]
  return {
    language,
    course: courseHead(workspace, language),
    moduleId,
    languages: moduleOf(workspace, moduleId).texts.map((text) => text.language),
    pictures: listPictures(workspace, moduleId),
    removed: removed && hash && !workspace.files.has(removed) ? { path: removed, hash } : null,
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const moduleId = params.module ?? ''
  // Refused before anything that was sent is taken in.
  moduleOf(workspace, moduleId)
  const form = await formOf(request)
  const field = (name: string) => String(form.get(name) ?? '')
  const [path, now] = [field('path'), Date.now()]
  const back = (query = '') => redirect(`${url.pathname}${query}`, { status: 303 })
  const told = (results: Awaited<ReturnType<typeof addPictures>>) =>
    data(
      { results, code: null, typed: null },
      { status: results.some(({ outcome }) => outcome === 'refused') ? 400 : 200 },
    )
  try {
    switch (field('form')) {
      case 'add': {
        const files = await filesIn(form, 'file')
        if (files.length === 0) throw new DomainError('invalid', 'studio_file_missing')
        return told(await addPictures(db, workspace, { moduleId, files, now }))
      }
      case 'replace': {
        const [file] = await filesIn(form, 'file')
        if (!file) throw new DomainError('invalid', 'studio_file_missing')
        return told([await replacePicture(db, workspace, { path, file, now })])
      }
      case 'remove': {
        const hash = await removePicture(db, workspace, { path, now })
        return back(`?${new URLSearchParams({ removed: path, hash })}`)
      }
      case 'restore':
        await restorePicture(db, workspace, { path, hash: field('hash'), now })
        return back()
      case 'insert': {
        const language = field('textLanguage')
        const [src, alt] = [field('src'), field('alt')]
        const line = await insertPicture(db, workspace, { moduleId, language, src, alt, now })
        const editor = url.pathname.replace(/\/files\/[^/]*$/, `/write/${moduleId}/${language}`)
        return redirect(`${editor}?line=${line}`, { status: 303 })
      }
      default:
        return back()
    }
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-found' || error.problem === 'not-allowed')
      throw error
    const typed = { src: field('src'), alt: field('alt').slice(0, 1000) }
    return data(
      { results: [], code: error.code, typed },
      { status: error.problem === 'conflict' ? 409 : 400 },
    )
  }
})

export default function Files() {
  const answer = useActionData<typeof action>()
  return (
    <FilesPage {...useLoaderData<typeof loader>()} answer={answer && 'results' in answer ? answer : null} />
  )
}
