import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { oneLine, readFactsForm, readTexts } from '#app/domain/studio/course-file/facts-form.ts'
import { languageChoices, languageCodeOf } from '#app/domain/studio/course-file/language-codes.ts'
import {
  addLanguage,
  dropLanguage,
  openCourseFile,
  saveCourseText,
  saveFacts,
} from '#app/domain/studio/course-file/save-facts.server.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { AboutPage } from '#app/ui/studio/course/about-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${m.studio_about_title()} · ${data?.course.title ?? ''} · ${m.studio_title()} · ${m.app_name()}`,
  },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  return {
    language,
    course: courseHead(workspace, language),
    file: await openCourseFile(db, workspace, language),
    // Named here: a browser may know a language by another name, and the page would not be the one that was sent.
    choices: languageChoices(language, workspace.course?.yaml?.value.languages ?? []),
    done: url.searchParams.get('done'),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const field = (name: string) => String(form.get(name) ?? '')
  const saving = { revision: Number(form.get('revision') ?? 0), now: Date.now() }
  const facts = field('form') === 'course' ? readFactsForm(form) : null
  const added =
    field('form') === 'add-language'
      ? { language: languageCodeOf(oneLine(field('language'))), texts: readTexts(form, 'new') }
      : null
  const text = field('form') === 'file' ? field('text') : null
  const typed = { facts, added, text }
  const done = (what: string) => redirect(`${url.pathname}?done=${what}`, { status: 303 })
  try {
    if (facts) {
      const errors = await saveFacts(db, workspace, facts, saving)
      return errors.length === 0 ? done('course') : data({ typed, errors, code: null }, { status: 400 })
    }
    if (added) {
      const errors = await addLanguage(db, workspace, added, saving)
      return errors.length === 0 ? done('language') : data({ typed, errors, code: null }, { status: 400 })
    }
    if (text !== null) await saveCourseText(db, workspace, text, saving)
    else if (field('form') === 'drop-language') await dropLanguage(db, workspace, field('language'), saving)
    return done('course')
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-allowed' || error.problem === 'not-found')
      throw error
    // What was typed comes back with the reason.
    return data({ typed, errors: [], code: error.code }, { status: error.problem === 'conflict' ? 409 : 400 })
  }
})

export default function About() {
  const answer = useActionData<typeof action>()
  return (
    <AboutPage {...useLoaderData<typeof loader>()} answer={answer && 'typed' in answer ? answer : null} />
  )
}
