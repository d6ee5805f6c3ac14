import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deviceOf } from '#app/domain/progress/device.ts'
import { openCourse } from '#app/domain/progress/open-course.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { CourseOverview } from '#app/ui/course-overview.tsx'
import { UnsentAnswers } from '#app/ui/exercise/unsent-answers.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.course.title} · ${m.app_name()}` : m.app_name() },
  ...(data ? [{ name: 'description', content: data.course.summary }] : []),
]

export const loader = handler(async ({ request, params, actor, db, language }) => {
  const device = deviceOf(request.headers.get('user-agent'))
  const course = await openCourse(db, { actor, courseId: params.course ?? '', language, device })
  return { course, language, person: actor && { id: actor.id, isGuest: actor.isGuest } }
})

export default function CoursePage() {
  const { course, language, person } = useLoaderData<typeof loader>()
  return (
    <>
      <CourseOverview course={course} language={language} />
      <UnsentAnswers person={person} />
    </>
  )
}
