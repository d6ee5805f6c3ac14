import type { LinksFunction, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { m } from '#app/messages/generated/messages.js'
import { directionOf, isLanguage, type Language } from '#app/messages/languages.ts'
import styles from '#app/styles/app.css?url'
import { ErrorPage } from '#app/ui/error-page.tsx'
import { SiteFooter } from '#app/ui/site-footer.tsx'
import { SiteHeader } from '#app/ui/site-header.tsx'
import type { loader as layoutLoader } from './routes/layout.tsx'
import { errorWords } from './web/error-words.ts'
import { useNonce } from './web/nonce.tsx'
import { STILL } from './web/still.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** What a thrown thing says of itself; anything but a refusal is a bug, of which a page tells nothing. */
function problemOf(error: unknown): { status: number; code: string | null } {
  if (!isRouteErrorResponse(error)) return { status: 500, code: null }
  return { status: error.status, code: error.data?.problem?.code ?? null }
}

/** Pages name themselves; this is the name of the error page, which replaces them. */
export const meta: MetaFunction = ({ error }) => {
  if (!error) return [{ title: m.app_name() }]
  const { status, code } = problemOf(error)
  return [{ title: `${errorWords(status, code).title} · ${m.app_name()}` }]
}

const useLanguage = (): Language => {
  const first = useLocation().pathname.split('/')[1]
  return isLanguage(first) ? first : 'en'
}

export function Layout({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const nonce = useNonce()
  // A preview: its policy lets no script run, so none is sent.
  const isStill = useMatches().some(({ handle }) => handle === STILL)
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {!isStill && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** Every refusal and every bug that reaches a page ends here: what happened and what to do, in the page's language. */
export function ErrorBoundary() {
  const error = useRouteError()
  const language = useLanguage()
  const location = useLocation()
  const site = useRouteLoaderData<typeof layoutLoader>('routes/layout')
  const { status, code } = problemOf(error)
  // Of an address that no route has, only the root is there.
  const isUnmatched = useMatches().length === 1
  return (
    <>
      <SiteHeader
        actor={site?.actor ?? null}
        language={language}
        path={location.pathname}
        search={location.search}
      />
      <main id="main" tabIndex={-1} data-static={isUnmatched || undefined}>
        <ErrorPage status={status} code={code} language={language} />
      </main>
      <SiteFooter language={language} isGuest={site?.actor?.isGuest ?? false} />
    </>
  )
}
