import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { surroundingsOfText } from '#app/domain/studio/forms/surroundings.server.ts'
import { openCommentsOn } from '#app/domain/studio/review/draft-reviews.server.ts'
import { mendText, openText, saveText } from '#app/domain/studio/write-text.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { WritePage } from '#app/ui/studio/write-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.moduleId ?? m.studio_title()} · ${m.studio_title()} · ${m.app_name()}` },
]

const placeIn = (params: Record<string, string | undefined>) => ({
  courseId: params.course ?? '',
  moduleId: params.module ?? '',
  language: params.textLanguage ?? '',
})

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = { ...requireAccount(actor, request), language }
  const place = placeIn(params)
  const { workspace, ...open } = await openText(db, person, place, Date.now())
  const languages = workspace.course?.modules
    .find(({ id }) => id === place.moduleId)
    ?.texts.map((text) => text.language)
  const comments = await openCommentsOn(db, workspace)
  return {
    language,
    course: courseHead(workspace, language),
    personId: person.id,
    moduleId: place.moduleId,
    textLanguage: place.language,
    languages: languages ?? [],
    isSource: workspace.course?.yaml?.value.source === place.language,
    surroundings: await surroundingsOfText(db, workspace, place),
    line: Number(url.searchParams.get('line')) || null,
    as: url.searchParams.get('as'),
    isSaved: url.searchParams.get('done') === 'saved',
    comments: comments[`${place.moduleId}/${place.language}.mdx`] ?? 0,
    ...open,
  }
})

/** The text sent by its form, where no scripts run; scripts send it to api/sources. */
export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const text = String(form.get('text') ?? '')
  const revision = Number(form.get('revision') ?? 0)
  const number = (name: string) => Number(form.get(name) ?? 0)
  try {
    if (form.get('form') === 'fix') {
      const chosen = { code: String(form.get('code') ?? ''), line: number('line'), column: number('column') }
      const place = { ...placeIn(params), chosen: { ...chosen, number: number('number') }, revision }
      await mendText(db, person, place, Date.now())
      return redirect(`${url.pathname}?done=saved`, { status: 303 })
    }
    const base = form.has('base') ? number('base') : null
    await saveText(db, person, { ...placeIn(params), written: text, revision, base }, Date.now())
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-allowed' || error.problem === 'not-found')
      throw error
    // What was typed comes back with the reason.
    return data(
      { typed: form.has('text') ? text : null, code: error.code },
      { status: error.problem === 'conflict' ? 409 : 400 },
    )
  }
  return redirect(`${url.pathname}?done=saved`, { status: 303 })
})

export default function Write() {
  const answer = useActionData<typeof action>()
  return (
    <WritePage {...useLoaderData<typeof loader>()} refused={answer && 'typed' in answer ? answer : null} />
  )
}
