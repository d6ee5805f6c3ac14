import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deviceOf } from '#app/domain/progress/device.ts'
import { listCourses } from '#app/domain/progress/list-courses.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { Catalogue } from '#app/ui/catalogue.tsx'
import { UnsentAnswers } from '#app/ui/exercise/unsent-answers.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [
  { title: `${m.app_name()} · ${m.catalogue_title()}` },
  { name: 'description', content: m.catalogue_lead() },
]

export const loader = handler(async ({ request, actor, db, language }) => {
  const device = deviceOf(request.headers.get('user-agent'))
  return {
    view: await listCourses(db, { actor, language, device }),
    language,
    person: actor && { id: actor.id, isGuest: actor.isGuest },
  }
})

export default function CataloguePage() {
  const { view, language, person } = useLoaderData<typeof loader>()
  return (
    <>
      <Catalogue view={view} language={language} />
      <UnsentAnswers person={person} />
    </>
  )
}
