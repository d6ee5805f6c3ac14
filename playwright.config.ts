import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './tests/support/chromium.js'

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 2,
  timeout: 90_000,
  // A busy machine is slow, not wrong.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A journey that passes only at the second try is a defect.
  retries: 0,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
    trace: 'off',
    locale: 'en-GB',
  },
})
