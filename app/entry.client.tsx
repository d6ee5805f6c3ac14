import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { overwriteGetLocale } from '#app/messages/generated/runtime.js'
import { isLanguage } from '#app/messages/languages.ts'

overwriteGetLocale(() => {
  const language = document.documentElement.lang
  return isLanguage(language) ? language : 'en'
})

/**
 * Waits for the page's data, which Remix decodes beside the first rendering and suspends that rendering for. React
 * can't suspend a whole document once somebody presses a key in that moment: it gives up with error 345, and the page
 * stays without scripts. Before it uses any hook, RemixBrowser throws the promise that it waits for.
 */
async function untilDecoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown
  }
}

/**
 * The page of an address that no route has works without scripts. Remix, which asks the server for routes that it does
 * not know, would begin it with an empty page instead of the server's.
 */
const isStatic = document.querySelector('main[data-static]') !== null

if (!isStatic)
  untilDecoded().then(() =>
    startTransition(() => {
      hydrateRoot(
        document,
        <StrictMode>
          <RemixBrowser />
        </StrictMode>,
      )
    }),
  )
