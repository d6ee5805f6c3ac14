import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import {
  type OpenTranslation,
  openTranslation,
} from '#app/domain/studio/translation/open-translation.server.ts'
import { readUnits } from '#app/domain/studio/translation/read-units.server.ts'
import { reviewUnits } from '#app/domain/studio/translation/review-units.ts'
import { type BlockEdit, refuseEdit, saveBlocks } from '#app/domain/studio/translation/save-blocks.server.ts'
import { viewTranslation } from '#app/domain/studio/translation/view-translation.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { TranslateInPage } from '#app/ui/studio/translate/translate-in-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import type { Db } from '#db/gateway.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.translate_in_title({ module: data?.moduleId ?? '' })} · ${m.app_name()}` },
]

const placeIn = (params: Record<string, string | undefined>) => ({
  courseId: params.course ?? '',
  moduleId: params.module ?? '',
  language: params.textLanguage ?? '',
})

export const loader = handler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const open = await openTranslation(db, person, placeIn(params))
  return {
    language,
    course: courseHead(open.workspace, language),
    moduleId: open.moduleId,
    textLanguage: open.language,
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const open = await openTranslation(db, person, placeIn(params))
  const form = await formOf(request)
  if (form.get('form') !== 'take') return look(db, open, form.get('file'))
  const edits = editsIn(form)
  // A person has ticked them with what differs before their eyes.
  const isLate = edits === null || edits.some((edit) => refuseEdit(open, edit, true) !== null)
  if (!isLate) {
    try {
      if (edits.length > 0)
        await saveBlocks(db, open, { edits, revision: Number(form.get('revision')) }, Date.now())
      return redirect(`${url.pathname.replace(/\/in$/, '')}?done=file`, { status: 303 })
    } catch (error) {
      if (!(error instanceof DomainError) || error.problem !== 'conflict') throw error
    }
  }
  return data({ review: null, unreadable: null, isLate: true }, { status: 409 })
})

/** Reads the file and holds it against the text; nothing is kept of it but what the page carries on. */
async function look(db: Db, open: OpenTranslation, file: FormDataEntryValue | null) {
  const refused = (
    unreadable: 'none' | Exclude<Awaited<ReturnType<typeof readUnits>>, { units: unknown }>['unreadable'],
  ) => data({ review: null, unreadable, isLate: false }, { status: 400 })
  if (!(file instanceof File) || file.size === 0) return refused('none')
  const read = await readUnits(new Uint8Array(await file.arrayBuffer()))
  if ('unreadable' in read) return refused(read.unreadable)
  const view = await viewTranslation(db, open)
  const lines = reviewUnits(view, read.units, (edit, anyway) => refuseEdit(open, edit, anyway))
  return data(
    { review: { lines, revision: open.revision }, unreadable: null, isLate: false },
    { status: 200 },
  )
}

const blockEdit = z.strictObject({
  number: z.int(),
  source: z.string().max(40),
  target: z.string().max(40),
  text: z.string().nullable(),
})

/** The ticked edits of the review's form; null when it was tampered with. */
function editsIn(form: FormData): BlockEdit[] | null {
  const edits: BlockEdit[] = []
  for (const index of form.getAll('take')) {
    try {
      edits.push(blockEdit.parse(JSON.parse(String(form.get(`edit-${index}`)))))
    } catch {
      return null
    }
  }
  return edits
}

export default function TranslateIn() {
  const answer = useActionData<typeof action>()
  const none = { review: null, unreadable: null, isLate: false }
  return (
    <TranslateInPage
      {...useLoaderData<typeof loader>()}
      {...(answer && 'isLate' in answer ? answer : none)}
    />
  )
}
