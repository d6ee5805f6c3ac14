import { redirect, redirectDocument } from '@remix-run/node'
import { endSession } from '#app/auth/actor.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

/** A link or a picture can't sign anybody out: only the form can. */
export const loader = handler(async ({ language }) => redirect(`/${language}/account`))

export const action = actionHandler(async ({ request, db, language }) => {
  const headers = {
    'Set-Cookie': await endSession(db, request),
    // What a page kept in this browser (half typed answers) goes too; the cache holds nothing personal and stays.
    'Clear-Site-Data': '"storage"',
  }
  return redirectDocument(`/${language}/account/sign-in?done=signed-out`, { headers })
})
