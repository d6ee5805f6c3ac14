import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { canSendMail } from '#app/auth/mail.server.ts'
import { askForReview, withdrawReview } from '#app/domain/studio/review/ask-for-review.server.ts'
import { courseReviews } from '#app/domain/studio/review/course-reviews.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { CourseReviewsPage } from '#app/ui/studio/review/course-reviews-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { siteOrigin } from '#app/web/site-origin.server.ts'
import { answerFrom, refusedWords } from './review-forms.server.ts'

export const meta: MetaFunction = () => [
  { title: `${m.studio_review_title()} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { inTheMaking, ...found } = await courseReviews(db, person, params.course ?? '', language)
  return {
    language,
    ...found,
    modules: inTheMaking.map(({ id, title }) => ({ id, title })),
    canSendMail: canSendMail(),
    studioAddress: `${siteOrigin(url)}/${language}/studio`,
    done: url.searchParams.get('done'),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const courseId = params.course ?? ''
  const now = Date.now()
  const field = (name: string) => String(form.get(name) ?? '')
  const done = (what: string) => redirect(`${url.pathname}?done=${what}`, { status: 303 })
  try {
    switch (field('form')) {
      case 'ask': {
        const workspace = await openWorkspace(db, person, courseId)
        const moduleId = field('module') || null
        const asked = { moduleId, note: field('text'), isMailed: canSendMail(), now }
        await askForReview(db, person, workspace, asked)
        return done('asked')
      }
      case 'withdraw': {
        const own = { courseId, personId: person.id }
        await withdrawReview(db, own, { reviewId: field('review'), now })
        return done('withdrawn')
      }
      case 'settle':
        await answerFrom(db, person, { courseId, form, now })
        return done('settled')
      default:
        return redirect(url.pathname, { status: 303 })
    }
  } catch (error) {
    const about = field('form') === 'ask' ? field('module') : field('review')
    const { refused, init } = refusedWords(error, { form: field('form'), text: field('text'), about })
    return data({ refused }, init)
  }
})

export default function Reviews() {
  const answer = useActionData<typeof action>()
  return (
    <CourseReviewsPage
      {...useLoaderData<typeof loader>()}
      refused={answer && 'refused' in answer ? answer.refused : null}
    />
  )
}
