import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { can } from '#app/domain/access/can.ts'
import { SiteFooter } from '#app/ui/site-footer.tsx'
import { SiteHeader } from '#app/ui/site-header.tsx'
import { SIGNED_UP, Welcome } from '#app/ui/welcome.tsx'
import { handler } from '#app/web/handler.ts'

/** Who is signed in, for the header; each page's own loader checks for itself what it may show. */
export const loader = handler(async ({ actor, language }) => ({
  language,
  actor: actor && { name: actor.name, isGuest: actor.isGuest, leads: can(actor, 'cohort.begin', null) },
}))

/** The header changes only with who is signed in, and that changes only on the account pages. */
export const shouldRevalidate = ({
  formAction,
  defaultShouldRevalidate,
}: {
  formAction?: string
  defaultShouldRevalidate: boolean
}) => (formAction?.includes('/courses/') ? false : defaultShouldRevalidate)

export default function SiteLayout() {
  const { actor, language } = useLoaderData<typeof loader>()
  const { pathname, search } = useLocation()
  const isNew = actor && !actor.isGuest && new URLSearchParams(search).get('done') === SIGNED_UP
  return (
    <>
      <SiteHeader actor={actor} language={language} path={pathname} search={search} />
      {isNew && <Welcome />}
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <SiteFooter language={language} isGuest={actor?.isGuest ?? false} />
    </>
  )
}
