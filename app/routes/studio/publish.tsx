import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { correctChosen } from '#app/domain/correction/correct-chosen.server.ts'
import { draftCorrections } from '#app/domain/correction/draft-corrections.server.ts'
import { correctionView } from '#app/domain/correction/views.ts'
import { DomainError } from '#app/domain/errors.ts'
import { checkDraft } from '#app/domain/studio/build-draft.server.ts'
import { changesOf } from '#app/domain/studio/changes.server.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { discardDrafts } from '#app/domain/studio/discard-drafts.server.ts'
import { readChoices } from '#app/domain/studio/merge-choices.ts'
import { mergeDraft } from '#app/domain/studio/merge-draft.server.ts'
import { isBehind, publishDraft } from '#app/domain/studio/publish-draft.server.ts'
import { reviewsOfDraft } from '#app/domain/studio/review/draft-reviews.server.ts'
import { toldIn } from '#app/domain/studio/told-problem.ts'
import { weighByDefault } from '#app/domain/studio/translation/weigh-changes.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { PublishPage } from '#app/ui/studio/publish-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { waitAWhile } from '#app/web/wait-a-while.server.ts'

export const meta: MetaFunction = () => [
  { title: `${m.studio_nav_publish()} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const hasDrafts = workspace.drafts.length > 0
  const problems = hasDrafts ? await checkDraft(db, workspace) : []
  const isClean = problems.every(({ severity }) => severity !== 'error')
  return {
    language,
    course: courseHead(workspace, language),
    changes: hasDrafts ? await changesOf(db, workspace) : [],
    problems: problems.map(toldIn(language)),
    reviewed: await reviewsOfDraft(db, workspace),
    corrections: hasDrafts && isClean ? (await draftCorrections(db, workspace)).map(correctionView) : [],
    behind: workspace.drafts.filter((draft) => isBehind(workspace, draft)).map(({ path }) => path),
    done: url.searchParams.get('done'),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const now = Date.now()
  const done = (what: string) => redirect(`${url.pathname}?done=${what}`, { status: 303 })
  switch (form.get('form')) {
    case 'merge': {
      const conflicts = await mergeDraft(db, workspace, { choices: readChoices(form), now })
      return conflicts.length > 0 ? data({ conflicts }, { status: 409 }) : done('merged')
    }
    case 'discard':
      await discardDrafts(db, workspace, String(form.get('path') ?? ''))
      return done('discarded')
    default: {
      const reason = String(form.get('reason') ?? '')
      try {
        const isWeighed = await weighByDefault(db, workspace, now)
        const whole = isWeighed ? await openWorkspace(db, person, workspace.courseId) : workspace
        const published = await publishDraft(db, whole, { reason, now })
        if (published.outcome === 'published') {
          // Published it is, whatever becomes of this: it may be gone on with on the page of corrections.
          const { courseId, personId } = workspace
          const keys = form.getAll('correct').map(String)
          await waitAWhile(correctChosen(db, { courseId, keys, authorId: personId, reason, now }))
          return done('published')
        }
        return data({ reason, code: 'studio_has_errors' }, { status: 400 })
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        return data({ reason, code: error.code }, { status: error.problem === 'conflict' ? 409 : 400 })
      }
    }
  }
})

export default function Publish() {
  const answer = useActionData<typeof action>()
  return (
    <PublishPage
      {...useLoaderData<typeof loader>()}
      refused={answer && 'reason' in answer ? answer : null}
      conflicts={answer && 'conflicts' in answer ? answer.conflicts : []}
    />
  )
}
