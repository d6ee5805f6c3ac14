import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { v7 as uuid } from 'uuid'
import { requireAccount } from '#app/auth/actor.server.ts'
import { addComment, replyToComment, resolveComment } from '#app/domain/studio/review/comment.server.ts'
import { reviewedText } from '#app/domain/studio/review/reviewed-text.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { ReviewPage } from '#app/ui/studio/review/review-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { answerFrom, refusedWords } from './review-forms.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${m.studio_review_page_title({ moduleId: data?.moduleId ?? '' })} · ${m.studio_title()} · ${m.app_name()}`,
  },
]

/** Whose draft of which module the address names; one's own, if it names nobody. */
const placeIn = (url: URL, params: Record<string, string | undefined>, personId: string) => ({
  courseId: params.course ?? '',
  moduleId: params.module ?? '',
  authorId: url.searchParams.get('of') || personId,
})

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const place = placeIn(url, params, person.id)
  const textLanguage = params.textLanguage ?? ''
  return {
    language,
    ...(await reviewedText(db, person, place, { textLanguage, language })),
    isOwn: place.authorId === person.id,
    token: uuid(),
    done: url.searchParams.get('done'),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const place = placeIn(url, params, person.id)
  const now = Date.now()
  const field = (name: string) => String(form.get(name) ?? '')
  const said = { text: field('text'), token: field('token').slice(0, 100), now }
  const done = (what: string, at: string) =>
    redirect(`${url.pathname}?of=${encodeURIComponent(place.authorId)}&done=${what}#${at}`, { status: 303 })
  const name = field('form')
  try {
    switch (name) {
      case 'comment': {
        const block = /^\d{1,6}$/.test(field('block')) ? Number(field('block')) : 0
        const about = { language: params.textLanguage ?? '', block, hash: field('hash') }
        await addComment(db, person, place, { ...about, ...said })
        return done('commented', `block-${block}`)
      }
      case 'reply':
        await replyToComment(db, person, place, { commentId: field('comment'), ...said })
        return done('commented', `comment-${encodeURIComponent(field('comment'))}`)
      case 'resolve':
      case 'reopen': {
        const isResolved = name === 'resolve'
        await resolveComment(db, person, place, { commentId: field('comment'), isResolved, now })
        return done(isResolved ? 'resolved' : 'reopened', 'main')
      }
      case 'settle':
        await answerFrom(db, person, { courseId: place.courseId, form, now })
        return done('settled', 'main')
      default:
        return redirect(`${url.pathname}${url.search}`, { status: 303 })
    }
  } catch (error) {
    const abouts: Record<string, string> = { comment: 'block', settle: 'review' }
    const about = field(abouts[name] ?? 'comment')
    const { refused, init } = refusedWords(error, { form: name, text: field('text'), about })
    return data({ refused }, init)
  }
})

export default function ReviewText() {
  const answer = useActionData<typeof action>()
  return (
    <ReviewPage
      {...useLoaderData<typeof loader>()}
      refused={answer && 'refused' in answer ? answer.refused : null}
    />
  )
}
