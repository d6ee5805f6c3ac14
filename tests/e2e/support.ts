import { type BrowserContext, test as base, expect, type Fixtures, type Page } from '@playwright/test'
import { type RunningServer, startServer } from '#tests/support/server.ts'

/** A server with a throw-away store and the real courses. Tests that extend by it again get another one. */
export const withServer: Fixtures<object, { server: RunningServer }> = {
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs off this pattern.
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
}

/** Each worker has a server of its own. */
export const test = base.extend<{ failOnConsole: undefined }, { server: RunningServer }>({
  ...withServer,
  baseURL: async ({ server }, use) => use(server.url),
  // A policy that blocks something, a hydration that differs, a script that throws: all of them speak here.
  failOnConsole: [
    async ({ context }, use) => {
      const said: string[] = []
      context.on('weberror', (error) => said.push(String(error.error())))
      context.on('console', (message) => {
        // The frame of a preview runs no scripts, and says of each that it was blocked: that is how it should be.
        const expected = /Failed to load resource|net::ERR_|Blocked script execution in/.test(message.text())
        if (message.type() === 'error' && !expected) said.push(message.text())
      })
      await use(undefined)
      expect(said).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Throttles count by address; each person of the tests comes from their own. */
let people = 0
export const aPerson = () => {
  people += 1
  const tail = `${process.pid}-${Date.now()}-${people}`
  return { name: 'Amina Test', email: `amina-${tail}@office.example`, password: 'a long enough password' }
}

export const cookieNames = async (context: BrowserContext) =>
  (await context.cookies()).map((cookie) => cookie.name)

/** Waits until the scripts of a module's page have taken over; before, forms are sent as pages. */
export const hydrated = (page: Page) => expect(page.locator('form[data-live]').first()).toBeAttached()
