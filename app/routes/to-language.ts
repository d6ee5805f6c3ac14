import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { actorOf } from '#app/auth/actor.server.ts'
import { preferredLanguage } from '#app/messages/locale.server.ts'

/** `/` has no language yet: go to the person's own, else to what the browser asks for. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await actorOf(request)
  const language = actor?.language ?? preferredLanguage(request.headers.get('accept-language'))
  return redirect(`/${language}`, { headers: { Vary: 'Accept-Language, Cookie' } })
}
