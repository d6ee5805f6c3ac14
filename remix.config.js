/**
 * Options of the Remix Vite plugin. `vite.config.ts` imports them; nothing else reads this file.
 * Every `v3_` flag is on, so that the step to React Router 7 stays a rename.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  // cli/build.js gives every build a folder of its own.
  buildDirectory: process.env.JALON_BUILD ?? 'build/unnamed',
  // URLs stand in app/routes.ts, one table; no file becomes a route by its name.
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}
