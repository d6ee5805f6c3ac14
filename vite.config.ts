import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

/**
 * Pieces that only labs and data need, kept from going with their neighbours: a page whose labs are closed loads none of
 * them, and no neighbour comes to need them.
 */
function labChunk(id: string): string | undefined {
  if (/\/app\/(ui|routes)\/data\//.test(id)) return 'data-pages'
  if (/\/ui\/exercise\/sql-differences/.test(id)) return 'lab'
  const [, room, file = ''] = /\/app\/(ui\/lab|ui\/chart|labs)\/([^?]+)/.exec(id) ?? []
  if (!room || /^(lab-slot|same-place|code-editor|editor-)/.test(file)) return undefined
  if (file.includes('webr-client') || file.includes('r/driver')) return 'lab-r'
  return /sql\/offline\./.test(file) ? 'lab-offline' : 'lab'
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions)],
  build: {
    target: 'es2022',
    // A data: URL would need a wider policy than 'self' for images and fonts.
    assetsInlineLimit: 0,
    // On a slow link a request costs more than a few kilobytes: small pieces go with their neighbours.
    rollupOptions: {
      output: isSsrBuild
        ? {}
        : { experimentalMinChunkSize: 20_000, manualChunks: labChunk, onlyExplicitManualChunks: true },
    },
  },
  // As they are written; the older form cannot be split into pieces.
  worker: { format: 'es' },
  ssr: { noExternal: [/^@conform-to\//] },
  server: { host: '127.0.0.1' },
}))
