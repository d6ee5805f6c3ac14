import { type Browser, chromium } from '@playwright/test'
import { chromiumFlags, findChromium } from '../tests/support/chromium.js'

const QUIET_MS = 500

export interface FirstView {
  requests: number
  /** Bytes over the wire, headers included, by kind of resource. */
  html: number
  css: number
  scripts: number
  other: number
}

/** A cold first view in a real browser: an empty cache, everything that the page loads by itself. */
export async function measureFirstView(url: string, browser: Browser): Promise<FirstView> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const protocol = await context.newCDPSession(page)
    await protocol.send('Network.enable')
    const kinds = new Map<string, string>()
    const view: FirstView = { requests: 0, html: 0, css: 0, scripts: 0, other: 0 }
    const open = new Set<string>()
    let lastAt = Date.now()
    protocol.on('Network.requestWillBeSent', ({ requestId }) => open.add(requestId))
    protocol.on('Network.loadingFailed', ({ requestId }) => open.delete(requestId))
    protocol.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId)
      const part =
        kind === 'Document' ? 'html' : kind === 'Stylesheet' ? 'css' : kind === 'Script' ? 'scripts' : 'other'
      view[part] += encodedDataLength
      view.requests += 1
      open.delete(requestId)
      lastAt = Date.now()
    })
    // On a busy machine half a second may pass before a page asks for its scripts: only after `load` is quiet an end.
    await page.goto(url, { waitUntil: 'load' })
    while (open.size > 0 || Date.now() - lastAt < QUIET_MS) await page.waitForTimeout(100)
    return view
  } finally {
    await context.close()
  }
}

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
