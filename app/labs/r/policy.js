/** Where the files of R in the page are served: `/labs/r/<version>/…`. Plain JavaScript, because server.js reads it. */
export const R_PATH = '/labs/r/'

/** The script whose response carries the policy: a worker obeys the one of its own response, not the page's. */
export const R_WORKER = 'webr-worker.js'

/**
 * The Content-Security-Policy of R's worker. A script that someone pasted runs with the learner's cookies: it may fetch
 * R's own files and nothing else of the platform, nor of any other host.
 * @param {string} origin of the request, as in `https://learn.example`
 */
export function workerPolicy(origin) {
  // A path needs a host before it. An origin that is no origin (a made-up Host header) gets a policy that loads nothing.
  if (!/^https?:\/\/[\w.-]+(:\d+)?$|^https?:\/\/\[[\da-f:]+\](:\d+)?$/i.test(origin))
    return "default-src 'none'"
  return [
    "default-src 'none'",
    // Not 'unsafe-eval': the build takes every eval out of R's scripts (patch-webr.js).
    `script-src ${origin}${R_PATH} 'wasm-unsafe-eval'`,
    `connect-src ${origin}${R_PATH}`,
  ].join('; ')
}
