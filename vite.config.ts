import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions)],
  build: {
    target: 'es2022',
    // A data: URL would need a wider policy than 'self' for images and fonts.
    assetsInlineLimit: 0,
    // On a slow link a request costs more than a few kilobytes: small pieces go with their neighbours.
    rollupOptions: { output: { experimentalMinChunkSize: 20_000 } },
  },
  // As they are written; the older form cannot be split into pieces.
  worker: { format: 'es' },
  ssr: { noExternal: [/^@conform-to\//] },
  server: { host: '127.0.0.1' },
})
