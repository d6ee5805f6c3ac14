import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { hashToken, newToken } from '#app/auth/token.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { listModules } from '#app/domain/studio/list-modules.server.ts'
import { sharePreview, takeBackPreviews } from '#app/domain/studio/share-preview.server.ts'
import {
  addAuthor,
  addReviewer,
  removeAuthor,
  removeReviewer,
  staffOf,
} from '#app/domain/studio/staff.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { CourseSettings } from '#app/ui/studio/course-settings.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { siteOrigin } from '#app/web/site-origin.server.ts'
import { countTry } from '#app/web/throttle.server.ts'

export const meta: MetaFunction = () => [
  { title: `${m.studio_nav_settings()} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const staff = await staffOf(db, { actor: person, courseId: workspace.courseId })
  const named = (wanted: 'author' | 'reviewer') =>
    staff
      .filter(({ part }) => part === wanted)
      .map(({ personId, name, email }) => ({ id: personId, name: name ?? email ?? '' }))
  return {
    language,
    course: courseHead(workspace, language),
    modules: listModules(workspace).map(({ id, title }) => ({ id, title })),
    authors: named('author'),
    reviewers: named('reviewer'),
    done: url.searchParams.get('done'),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db, language, address }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const deed = { actor: person, courseId: workspace.courseId, now: Date.now() }
  const field = (name: string) => String(form.get(name) ?? '')
  const done = (what: string) => redirect(`${url.pathname}?done=${what}`, { status: 303 })
  try {
    switch (field('form')) {
      case 'author':
        await addAuthor(db, { ...deed, email: field('email') })
        return done('authors')
      case 'remove-author':
        await removeAuthor(db, { ...deed, personId: field('person') })
        return done('authors')
      case 'reviewer':
        // The answer tells whether an address has an account.
        await countTry(db, 'reviewer', { address, account: person.id })
        await addReviewer(db, { ...deed, email: field('email') })
        return done('reviewers')
      case 'remove-reviewer':
        await removeReviewer(db, { ...deed, personId: field('person') })
        return done('reviewers')
      case 'share': {
        const token = newToken()
        await sharePreview(db, workspace, {
          moduleId: field('module'),
          tokenHash: hashToken(token),
          now: deed.now,
        })
        // The link is shown once: the store keeps only a hash of it.
        return data({ link: `${siteOrigin(url)}/${language}/preview/${token}`, code: null })
      }
      case 'take-back':
        await takeBackPreviews(db, workspace)
        return done('taken-back')
      default:
        return redirect(url.pathname, { status: 303 })
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return data({ link: null, code: error.code }, { status: error.problem === 'conflict' ? 409 : 400 })
  }
})

export default function Settings() {
  const answer = useActionData<typeof action>()
  return (
    <CourseSettings {...useLoaderData<typeof loader>()} answer={answer && 'link' in answer ? answer : null} />
  )
}
