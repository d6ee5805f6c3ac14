import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { addExercise, addSnippet, textAtHand } from '#app/domain/studio/forms/add-to-text.server.ts'
import { countInSource } from '#app/domain/studio/forms/count-in-source.server.ts'
import { listExercises } from '#app/domain/studio/forms/list-exercises.ts'
import { type SnippetProblem, typedSnippet } from '#app/domain/studio/forms/typed-snippet.ts'
import { listModules } from '#app/domain/studio/list-modules.server.ts'
import { placesIn } from '#app/domain/studio/source/insert-block.ts'
import { isTemplateKind } from '#app/domain/studio/templates/exercise-template.ts'
import { isSnippetName, type SnippetName } from '#app/domain/studio/templates/snippets.ts'
import { mustWrite } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { ExercisesPage } from '#app/ui/studio/forms/exercises-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${m.studio_exercises_of({ moduleId: data?.moduleId ?? '' })} · ${m.studio_title()} · ${m.app_name()}`,
  },
]

const placeIn = (params: Record<string, string | undefined>) => ({
  courseId: params.course ?? '',
  moduleId: params.module ?? '',
  language: params.textLanguage ?? '',
})

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const place = placeIn(params)
  const { workspace, text, revision, isSource, surroundings } = await textAtHand(db, person, place)
  const { taken: _taken, ...offered } = surroundings
  return {
    language,
    course: courseHead(workspace, language),
    moduleId: place.moduleId,
    textLanguage: place.language,
    sourceLanguage: workspace.course?.yaml?.value.source ?? place.language,
    isSource,
    revision,
    languages: listModules(workspace).find(({ id }) => id === place.moduleId)?.languages ?? [],
    exercises: listExercises(text),
    inSource: isSource ? 0 : countInSource(workspace, place.moduleId),
    places: placesIn(text, surroundings.isTest),
    offered,
    done: url.searchParams.get('done'),
  }
})

/** What could not be put into the text, as it was sent. */
interface Refused {
  code: string | null
  snippet: { name: SnippetName; problem: SnippetProblem; fields: Record<string, string> } | null
}

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const place = placeIn(params)
  await mustWrite(db, person, place.courseId)
  const fields = await formOf(request)
  const field = (name: string) => String(fields.get(name) ?? '')
  const afterLine = /^\d{1,6}$/.test(field('after')) ? Number(field('after')) : null
  const adding = { ...place, afterLine, revision: Number(field('revision')) }
  const now = Date.now()
  try {
    const kind = field('kind')
    if (field('form') === 'new' && isTemplateKind(kind)) {
      const id = await addExercise(db, person, { ...adding, kind }, now)
      const form = url.pathname.replace(/\/exercises\/([^/]+)\/([^/]+)$/, `/exercise/$1/$2/${id}`)
      return redirect(`${form}?done=added`, { status: 303 })
    }
    const name = field('what')
    if (field('form') === 'insert' && isSnippetName(name)) {
      const { text, surroundings } = await textAtHand(db, person, place)
      const snippet = typedSnippet(name, fields, surroundings, text)
      if (typeof snippet === 'string') {
        const sent = Object.fromEntries(
          [...fields.entries()].map(([key, value]) => [key, String(value).slice(0, 5000)]),
        )
        const refused: Refused = { code: null, snippet: { name, problem: snippet, fields: sent } }
        return data(refused, { status: 400 })
      }
      await addSnippet(db, person, { ...adding, snippet }, now)
      return redirect(`${url.pathname}?done=${name}`, { status: 303 })
    }
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-allowed' || error.problem === 'not-found')
      throw error
    const refused: Refused = { code: error.code, snippet: null }
    return data(refused, { status: error.problem === 'conflict' ? 409 : 400 })
  }
  return redirect(url.pathname, { status: 303 })
})

export default function Exercises() {
  const answer = useActionData<typeof action>()
  return (
    <ExercisesPage
      {...useLoaderData<typeof loader>()}
      refused={answer && 'snippet' in answer ? answer : null}
    />
  )
}
