import type { LinksFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { directionOf, isLanguage, type Language } from '#app/messages/languages.ts'
import styles from '#app/styles/app.css?url'
import { ErrorPage } from '#app/ui/error-page.tsx'
import { SiteFooter } from '#app/ui/site-footer.tsx'
import { SiteHeader } from '#app/ui/site-header.tsx'
import type { loader as layoutLoader } from './routes/layout.tsx'
import { useNonce } from './web/nonce.tsx'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

const useLanguage = (): Language => {
  const first = useLocation().pathname.split('/')[1]
  return isLanguage(first) ? first : 'en'
}

export function Layout({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const nonce = useNonce()
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
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
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
  const status = isRouteErrorResponse(error) ? error.status : 500
  const problem = isRouteErrorResponse(error) ? error.data?.problem : undefined
  return (
    <>
      <SiteHeader actor={site?.actor ?? null} language={language} path={location.pathname} />
      <main id="main" tabIndex={-1}>
        <ErrorPage status={status} code={problem?.code ?? null} language={language} />
      </main>
      <SiteFooter language={language} />
    </>
  )
}
