import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deviceOf } from '#app/domain/progress/device.ts'
import { openCourse } from '#app/domain/progress/open-course.server.ts'
import { testOfCourse } from '#app/domain/test/test-of-course.server.ts'
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
  const courseId = params.course ?? ''
  const [course, test] = await Promise.all([
    openCourse(db, { actor, courseId, language, device }),
    testOfCourse(db, { actor, courseId, language, now: Date.now() }),
  ])
  return { course, test, language, person: actor && { id: actor.id, isGuest: actor.isGuest } }
})

export default function CoursePage() {
  const { course, test, language, person } = useLoaderData<typeof loader>()
  return (
    <>
      <CourseOverview course={course} test={test} language={language} />
      <UnsentAnswers person={person} />
    </>
  )
}
