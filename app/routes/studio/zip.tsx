import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { reviewZip, takeZip } from '#app/domain/studio/bring-zip.server.ts'
import { ZIP_UPLOAD_MOST } from '#app/domain/studio/zip-review.ts'
import { m } from '#app/messages/generated/messages.js'
import { ZipPage } from '#app/ui/studio/zip/zip-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.zip_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, actor, language }) => {
  const person = requireAccount(actor, request)
  mustBeAllowed(person, 'course.begin', null)
  return { language }
})

/** Nothing is kept before *Take it*: the review carries the zip on to it. */
export const action = actionHandler(async ({ request, actor, db, language }) => {
  const person = requireAccount(actor, request)
  mustBeAllowed(person, 'course.begin', null)
  const form = await formOf(request)
  const name = String(form.get('name') ?? '').slice(0, 100)
  const zip = await zipIn(form)
  if (form.get('form') === 'take') {
    const taken = await takeZip(db, person, { zip, name }, Date.now())
    if ('courseId' in taken) return redirect(`/${language}/studio/${taken.courseId}`, { status: 303 })
    return data({ review: null, refused: taken, name, carried: null }, { status: 400 })
  }
  const review = await reviewZip(db, person, { zip, name }, language)
  if ('refused' in review)
    return data({ review: null, refused: review, name, carried: null }, { status: 400 })
  return data({ review, refused: null, name, carried: Buffer.from(zip).toString('base64') })
})

/** The file that was chosen, or the one that the review carried on; empty for neither. */
async function zipIn(form: FormData): Promise<Uint8Array> {
  const file = form.get('file')
  if (file instanceof File) {
    if (file.size > ZIP_UPLOAD_MOST) return new Uint8Array(ZIP_UPLOAD_MOST + 1)
    return new Uint8Array(await file.arrayBuffer())
  }
  return Buffer.from(String(form.get('carried') ?? ''), 'base64')
}

export default function Zip() {
  const given = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const shown = answer && 'review' in answer ? answer : null
  return (
    <ZipPage
      {...given}
      review={shown?.review ?? null}
      refused={shown?.refused ?? null}
      name={shown?.name ?? ''}
      carried={shown?.carried ?? null}
    />
  )
}
