// `npm run build`: messages, pages and scripts; then every file for the browser is compressed once, as far as it goes.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** @param {string} script @param {string[]} words */
function run(script, words) {
  const done = spawnSync(process.execPath, [`node_modules/${script}`, ...words], { stdio: 'inherit' })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

const messages = ['compile', '--project', './project.inlang', '--outdir', './app/messages/generated']
run('@inlang/paraglide-js/bin/run.js', [...messages, '--emit-ts-declarations', '--strategy', 'baseLocale', '--silent'])
run('@remix-run/dev/dist/cli.js', ['vite:build', '--logLevel', 'warn'])

const client = 'build/client'
for (const name of readdirSync(client, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css|svg|txt|json)$/.test(name)) continue
  const bytes = readFileSync(join(client, name))
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  writeFileSync(join(client, `${name}.br`), brotliCompressSync(bytes, quality))
  writeFileSync(join(client, `${name}.gz`), gzipSync(bytes, { level: 9 }))
}
