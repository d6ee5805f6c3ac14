import { readdirSync, readFileSync } from 'node:fs'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

/** Which file of `app/messages/` a message stands in, by its key. */
const roomOfMessage = new Map(
  readdirSync('app/messages')
    .filter((file) => file.endsWith('.en.json'))
    .flatMap((file) => {
      const words: Record<string, unknown> = JSON.parse(readFileSync(`app/messages/${file}`, 'utf8'))
      return Object.keys(words).map((key) => [key, file.replace('.en.json', '')] as const)
    }),
)

/** Messages that only some pages need go with those pages; the others go with what all pages share. */
const chunkOfRoom: Record<string, string> = {
  account: 'account-pages',
  // Labs say some of the words of the data pages, which in turn show tables as labs do.
  data: 'lab',
  test: 'test-pages',
  courses: 'course-pages',
  lab: 'lab',
  sql: 'lab',
  teach: 'teach-pages',
  roster: 'teach-pages',
  marking: 'teach-pages',
  mail: 'teach-pages',
  export: 'teach-pages',
  analysis: 'teach-pages',
  record: 'teach-pages',
  gain: 'teach-pages',
  studio: 'studio-pages',
  'studio-files': 'studio-pages',
  'studio-forms': 'studio-pages',
  'studio-import': 'studio-pages',
  'studio-export': 'studio-pages',
  'studio-translate': 'studio-pages',
  'studio-correct': 'studio-pages',
  'studio-course': 'studio-pages',
  'studio-data': 'studio-pages',
  'studio-review': 'studio-pages',
}

/**
 * Which piece a file goes into. What all pages share is one piece, what exercises need another; what only labs, data,
 * tests or accounts need stays out of both: a module's page whose labs are closed loads none of it. Said file by file,
 * because the bundler's own choice would tie a page to whatever happens to be small.
 */
function chunkOf(id: string): string | undefined {
  const [, key = ''] = /\/messages\/generated\/messages\/(\w+)\.js/.exec(id) ?? []
  if (key) return chunkOfRoom[roomOfMessage.get(key) ?? ''] ?? 'base'
  for (const [chunk, pattern] of chunkPatterns) if (pattern.test(id)) return chunk
  return undefined
}

/** The first that fits. */
const chunkPatterns: [string | undefined, RegExp][] = [
  [
    'base',
    /\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|turbo-stream|@remix-run)\//,
  ],
  ['base', /commonjsHelpers|vite\/preload-helper|\/app\/(messages|web)\/|\/app\/ui\/form\//],
  ['base', /\/app\/ui\/(account\/(sign-out-form|with-next)|exercise\/(kept-here|sending|unsent-answers))\./],
  [
    'course-pages',
    /\/app\/(ui\/(catalogue|course-overview|progress-report)|routes\/learn\/(catalogue|course|progress))\./,
  ],
  [undefined, /\/app\/ui\/module-/],
  ['base', /\/app\/ui\/[^/]+$/],
  // Apart from the account pages: those say words of the trainers' pages, which have forms too.
  ['forms', /\/@conform-to\/|\/zod\//],
  ['account-pages', /\/app\/(ui|routes)\/account\//],
  ['data-pages', /\/app\/(ui|routes)\/data\//],
  ['teach-pages', /\/app\/(ui|routes)\/teach\//],
  // The editor comes when its page is there; a preview is a learner's page.
  [undefined, /\/app\/(ui\/studio\/source-(editor|theme)|routes\/studio\/preview)/],
  ['studio-pages', /\/app\/(ui|routes|domain)\/studio\/|\/node_modules\/diff\//],
  ['test-pages', /\/app\/(ui\/test\/|routes\/learn\/test)/],
  ['lab', /\/ui\/exercise\/sql-differences/],
  ['exercise', /\/app\/ui\/(exercise\/|lab\/(lab-slot|same-place))/],
  [undefined, /\/app\/ui\/lab\/(code-editor|editor-(?!switch))/],
  ['lab-r', /\/app\/.*(webr-client|r\/driver)/],
  ['lab-offline', /\/app\/labs\/sql\/offline\./],
  ['lab', /\/app\/(ui\/lab|ui\/chart|domain\/chart|labs)\//],
]

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions)],
  build: {
    target: 'es2022',
    // A data: URL would need a wider policy than 'self' for images and fonts.
    assetsInlineLimit: 0,
    // On a slow link a request costs more than a few kilobytes: small pieces go with their neighbours.
    rollupOptions: {
      onwarn(warning, warn) {
        // Pieces that need each other break in whichever order they arrive.
        if (warning.code === 'CIRCULAR_CHUNK') throw new Error(warning.message)
        warn(warning)
      },
      output: isSsrBuild ? {} : { manualChunks: chunkOf, onlyExplicitManualChunks: true },
    },
  },
  // As they are written; the older form cannot be split into pieces.
  worker: { format: 'es' },
  ssr: { noExternal: [/^@conform-to\//] },
  server: { host: '127.0.0.1' },
}))
