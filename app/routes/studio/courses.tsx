import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { can } from '#app/domain/access/can.ts'
import { beginCourse } from '#app/domain/studio/begin-course.server.ts'
import { listStudio } from '#app/domain/studio/list-studio.server.ts'
import { listToReview } from '#app/domain/studio/review/list-to-review.server.ts'
import { shortName } from '#app/domain/studio/short-name.ts'
import { m } from '#app/messages/generated/messages.js'
import { StudioCourses } from '#app/ui/studio/studio-courses.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.studio_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const [courses, toReview] = await Promise.all([
    listStudio(db, person, language),
    listToReview(db, person, language),
  ])
  return { language, courses, toReview, canBegin: can(person, 'course.begin', null) }
})

export const action = actionHandler(async ({ request, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const title = String(form.get('title') ?? '')
  const typed = { id: shortName(String(form.get('id') ?? ''), title), title }
  const begun = await beginCourse(db, person, { ...typed, source: language, now: Date.now() })
  if (begun.problem) return data({ typed, problem: begun.problem }, { status: 400 })
  return redirect(`/${language}/studio/${begun.courseId}`, { status: 303 })
})

export default function Courses() {
  const answer = useActionData<typeof action>()
  const refused = answer && 'typed' in answer ? answer : null
  return <StudioCourses {...useLoaderData<typeof loader>()} refused={refused} />
}
