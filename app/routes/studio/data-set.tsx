import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { currentDataSet } from '#app/domain/data/open-data-set.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { readDataAnswer } from '#app/domain/studio/data/data-answer.ts'
import {
  answerDataSet,
  dropDataSet,
  keptDraft,
  listDataDrafts,
  openDataSet,
} from '#app/domain/studio/data/data-drafts.server.ts'
import {
  mayReplace,
  ownerOf,
  publishDataSet,
  reopenDataSet,
} from '#app/domain/studio/data/publish-data-set.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { DataSetPage } from '#app/ui/studio/data/data-set-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.id ?? ''} · ${m.studio_data_title()} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = { ...requireAccount(actor, request), language }
  const id = params.dataSet ?? ''
  const isDraft = (await listDataDrafts(db, person)).some((draft) => draft.id === id)
  const draft = isDraft ? await openDataSet(db, person, id) : null
  const shown = await currentDataSet(db, id).catch((error) => {
    if (error instanceof DomainError && draft) return null
    throw error
  })
  const { origin } = await ownerOf(db, id)
  return {
    language,
    id,
    draft,
    published: shown && {
      origin,
      title: shown.dataSet.title[language] ?? Object.values(shown.dataSet.title)[0] ?? id,
      mayReplace: await mayReplace(db, person, id),
    },
    done: url.searchParams.get('done'),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db, language }) => {
  const person = { ...requireAccount(actor, request), language }
  const id = params.dataSet ?? ''
  const form = await formOf(request)
  const field = (name: string) => String(form.get(name) ?? '')
  const [revision, now] = [Number(form.get('revision') ?? 0), Date.now()]
  const done = (what: string) => redirect(`${url.pathname}?done=${what}`, { status: 303 })
  try {
    switch (field('form')) {
      case 'publish': {
        const problems = await publishDataSet(db, person, { id, revision, reason: field('reason'), now })
        if (problems.length === 0) return done('published')
        const told = problems.map(({ file, line, wrong, instead }) => ({ file, line, wrong, instead }))
        return data({ problems: told, code: 'studio_has_errors', reason: field('reason') }, { status: 400 })
      }
      case 'reopen':
        await reopenDataSet(db, person, id, now)
        return done('reopened')
      case 'drop':
        await dropDataSet(db, person, id)
        return redirect(`/${language}/studio/data?dropped`, { status: 303 })
      default: {
        const { review } = await keptDraft(db, person, id)
        const answer = readDataAnswer(form, review.codebook.languages)
        if (answer) await answerDataSet(db, person, { id, answer, revision, now })
        return done(answer?.of ?? 'nothing')
      }
    }
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-allowed' || error.problem === 'not-found')
      throw error
    const status = error.problem === 'conflict' ? 409 : 400
    return data({ problems: [], code: error.code, reason: field('reason').slice(0, 1000) }, { status })
  }
})

export default function DataSet() {
  const answer = useActionData<typeof action>()
  return (
    <DataSetPage
      {...useLoaderData<typeof loader>()}
      answer={answer && 'problems' in answer ? answer : null}
    />
  )
}
