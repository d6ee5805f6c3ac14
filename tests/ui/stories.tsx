/**
 * Pages with made-up data as files, to look at while designing: `npx tsx tests/ui/stories.tsx <folder>`.
 * The tests render the same components; this adds the style sheet.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { build } from 'vite'
import { overwriteGetLocale } from '#app/messages/generated/runtime.js'
import { directionOf, type Language, languages } from '#app/messages/languages.ts'
import { ErrorPage } from '#app/ui/error-page.tsx'
import { SiteFooter } from '#app/ui/site-footer.tsx'
import { SiteHeader } from '#app/ui/site-header.tsx'
import { stories } from './story-pages.tsx'

const folder = process.argv[2] ?? 'build/stories'
mkdirSync(folder, { recursive: true })

await build({
  configFile: false,
  logLevel: 'error',
  plugins: [tailwindcss()],
  build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: 'app/styles/app.css' } },
})
const [sheet] = readdirSync(join(folder, 'assets'))
const css = readFileSync(join(folder, 'assets', sheet ?? ''), 'utf8')
writeFileSync(join(folder, 'app.css'), css)

const page = (language: Language, children: ReactNode) =>
  `<!doctype html>${renderToStaticMarkup(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>Jalon</title>
        <link rel="stylesheet" href="app.css" />
      </head>
      <body>
        <SiteHeader
          actor={{ name: null, isGuest: true, leads: false }}
          language={language}
          path={`/${language}`}
          search=""
        />
        <main id="main">{children}</main>
        <SiteFooter language={language} isGuest />
      </body>
    </html>,
  )}`

for (const language of languages) {
  overwriteGetLocale(() => language)
  for (const [name, story] of Object.entries(stories)) {
    writeFileSync(join(folder, `${name}.${language}.html`), page(language, story(language)))
  }
  writeFileSync(
    join(folder, `error.${language}.html`),
    page(language, <ErrorPage status={404} code={null} language={language} />),
  )
}
