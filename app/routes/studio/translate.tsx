import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { openTranslation } from '#app/domain/studio/translation/open-translation.server.ts'
import {
  type RefusedEdit,
  refuseEdit,
  saveBlocks,
} from '#app/domain/studio/translation/save-blocks.server.ts'
import { viewTranslation } from '#app/domain/studio/translation/view-translation.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { TranslatePage } from '#app/ui/studio/translate/translate-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.moduleId ?? ''} · ${m.board_title()} · ${m.studio_title()} · ${m.app_name()}` },
]

const placeIn = (params: Record<string, string | undefined>) => ({
  courseId: params.course ?? '',
  moduleId: params.module ?? '',
  language: params.textLanguage ?? '',
})

/** The number of a block in the address, from 1. */
function blockIn(url: URL, name: string): number | null {
  const number = Number(url.searchParams.get(name))
  return Number.isInteger(number) && number > 0 ? number : null
}

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const open = await openTranslation(db, person, placeIn(params))
  return {
    language,
    course: courseHead(open.workspace, language),
    view: await viewTranslation(db, open),
    isWhole: url.searchParams.get('show') === 'all',
    saved: blockIn(url, 'saved'),
    shown: blockIn(url, 'at'),
    begun: blockIn(url, 'begin'),
    isFromFile: url.searchParams.get('done') === 'file',
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const field = (name: string) => String(form.get(name) ?? '')
  const open = await openTranslation(db, person, placeIn(params))
  const number = Number(field('number'))
  // A form without scripts ends its lines as Windows does: no key or mark differs by that.
  const text = field('text').replaceAll(/\r\n?/g, '\n')
  const isRight = field('deed') === 'right'
  const edit = { number, source: field('source'), target: field('target'), text: isRight ? null : text }
  const refused = (why: RefusedEdit, isSoft: boolean, status: number) =>
    data({ number, text, why, isSoft }, { status })
  const why = refuseEdit(open, edit, field('anyway') === 'yes')
  if (why)
    return refused(
      why,
      why.reason === 'locks' && !refuseEdit(open, edit, true),
      why.reason === 'gone' ? 409 : 400,
    )
  try {
    await saveBlocks(db, open, { edits: [edit], revision: Number(field('revision')) }, Date.now())
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem !== 'conflict') throw error
    // What was typed comes back, beside what stands there now.
    return refused({ reason: 'gone' }, false, 409)
  }
  const show = url.searchParams.get('show') === 'all' ? '&show=all' : ''
  return redirect(`${url.pathname}?saved=${number}${show}#block-${number}`, { status: 303 })
})

export default function Translate() {
  const answer = useActionData<typeof action>()
  return (
    <TranslatePage
      {...useLoaderData<typeof loader>()}
      visit={useLocation().key}
      refused={answer && 'why' in answer ? answer : null}
    />
  )
}
