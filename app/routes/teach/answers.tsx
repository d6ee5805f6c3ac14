import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { exerciseAnswers } from '#app/domain/cohort/exercise-answers.server.ts'
import { type Which, whichAnswers } from '#app/domain/cohort/group-answers.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { AnswersPage } from '#app/ui/teach/answers-page.tsx'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.teach_answers_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const isOfStuck = url.searchParams.get('of') === 'stuck'
  const asked = url.searchParams.get('which')
  // Of those who are stuck all answers are of interest; else the first ones, which nothing has helped.
  const which: Which = whichAnswers.find((one) => one === asked) ?? (isOfStuck ? 'all' : 'first')
  const { cohort, ...answers } = await exerciseAnswers(db, {
    actor: person,
    cohortId: params.cohort ?? '',
    courseId: params.course ?? '',
    exerciseId: params.exercise ?? '',
    language,
    which,
    isOfStuck,
    nameless: m.teach_nameless(),
  })
  return { language, head: headOf(cohort), which, isOfStuck, ...answers, total: answers.answers }
})

export default function Answers() {
  return <AnswersPage {...useLoaderData<typeof loader>()} />
}
