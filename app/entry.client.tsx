import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { overwriteGetLocale } from '#app/messages/generated/runtime.js'
import { isLanguage } from '#app/messages/languages.ts'

overwriteGetLocale(() => {
  const language = document.documentElement.lang
  return isLanguage(language) ? language : 'en'
})

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  )
})
