import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '#app/routes.ts'
import { environment } from '#app/web/environment.server.ts'
import { log, loggedPath } from '#app/web/log.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { createApp } from '../../server.js'
import { aSite } from './asking.ts'

/** The server of this process: the real one, around the sources in place of a build. */
export interface WholeSite {
  url: string
  db: Db
  stop: () => Promise<void>
}

interface FoundRoute {
  id: string
  parentId: string
  path: string | undefined
  index: boolean | undefined
  file: string
}

const idOf = (file: string): string => file.replace(/\.tsx?$/, '')

/** All routes of app/routes.ts in one list. */
export function listRoutes(entries: RouteConfigEntry[], parentId = 'root'): FoundRoute[] {
  return entries.flatMap(({ file, path, index, children }) => [
    { id: idOf(file), parentId, path, index, file },
    ...listRoutes(children ?? [], idOf(file)),
  ])
}

/** What Remix's bundler would have made of the routes; the pages name scripts that are not there, and nobody loads them. */
async function buildOfSources(): Promise<ServerBuild> {
  const listed = [
    { id: 'root', parentId: undefined, path: '', index: undefined, file: 'root.tsx' },
    ...listRoutes(await routes),
  ]
  const found = await Promise.all(
    listed.map(async (route) => ({
      ...route,
      module: (await import(`../../app/${route.file}`)) as Record<string, unknown>,
    })),
  )
  const pages = found.map(({ module, file: _file, ...route }) => ({
    ...route,
    hasAction: 'action' in module,
    hasLoader: 'loader' in module,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: 'ErrorBoundary' in module,
    module: `/assets/${route.id}.js`,
    imports: [],
  }))
  const build = {
    mode: 'production',
    entry: { module: await import('../../app/entry.server.tsx') },
    routes: Object.fromEntries(found.map(({ file: _file, ...route }) => [route.id, route])),
    assets: {
      entry: { module: '/assets/entry.js', imports: [] },
      routes: Object.fromEntries(pages.map((page) => [page.id, page])),
      url: '/assets/manifest.js',
      version: 'sources',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  }
  return build as unknown as ServerBuild
}

let build: Promise<ServerBuild> | undefined

/** Starts it on a free port of loopback, with a fresh store. */
export async function aWholeSite(): Promise<WholeSite> {
  build ??= buildOfSources()
  const db = await aSite()
  const folder = mkdtempSync(join(tmpdir(), 'jalon-site-'))
  const app = createApp({
    environment: environment(),
    log: log(),
    loggedPath,
    build: await build,
    buildFolder: folder,
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    db,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
