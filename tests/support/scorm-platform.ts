import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  xml: 'text/xml',
}

/** A page as a learning platform has it: the API in the window, the package in a frame, what is kept in the browser. */
const platformPage = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Platform</title>
<script src="/scorm12.js"></script><script src="/platform.js" defer></script></head>
<body><iframe title="Module" width="900" height="700"></iframe></body></html>`

const platformScript = `
const kept = localStorage.getItem('cmi')
window.API = new Scorm12API({ autocommit: false, logLevel: 4 })
window.commits = 0
if (kept) API.loadFromJSON(JSON.parse(kept).cmi)
const keep = () => localStorage.setItem('cmi', JSON.stringify(API.renderCMIToJSONObject()))
API.on('LMSCommit', () => { window.commits += 1; keep() })
API.on('LMSFinish', keep)
document.querySelector('iframe').src = '/package/' + new URL(location.href).searchParams.get('page')
`

/** Serves the files of a package, and a learning platform for it, on this machine. */
export async function aPlatform(files: ReadonlyMap<string, Buffer>) {
  const engine = readFileSync(createRequire(import.meta.url).resolve('scorm-again/scorm12'))
  const own = new Map<string, Buffer | string>([
    ['/', platformPage],
    ['/platform.js', platformScript],
    ['/scorm12.js', engine],
    // Browsers ask for it by themselves.
    ['/favicon.ico', ''],
    ...[...files].map(([path, bytes]): [string, Buffer] => [`/package/${path}`, bytes]),
  ])
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const body = own.get(path)
    const ending = path.split('.').at(-1) ?? ''
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': types[ending] ?? 'text/html; charset=utf-8',
    })
    response.end(body ?? 'Not found')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
