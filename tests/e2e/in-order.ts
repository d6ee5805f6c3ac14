import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './support.ts'

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function axeFindsNothing(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe
    // Our pages have no frames; without this mode axe gathers from frames in a second page each time.
    .setLegacyMode(true)
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    `${page.url()} at ${page.viewportSize()?.width} px`,
  ).toEqual([])
}

/** In the light by all rules, in the dark by those of colours: nothing else changes with them. */
export async function mustBeInOrder(page: Page): Promise<void> {
  // Nothing is made of what passed, which on a long page is most of axe's time.
  const options = { resultTypes: ['violations' as const] }
  await axeFindsNothing(page, new AxeBuilder({ page }).options(options).withTags(everyRule))
  await page.emulateMedia({ colorScheme: 'dark' })
  await axeFindsNothing(page, new AxeBuilder({ page }).options(options).withRules(['color-contrast']))
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await overflow(page)).toBe(0)
}

/** Wider than the window means scrolling in two directions, for whoever reads at 360 px or zooms to 400 %. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Sets the running text in another font; `''` is ours again. */
export const inLetters = (page: Page, font: string) =>
  page.evaluate((font) => {
    for (const name of ['--font-serif', '--font-sans']) document.documentElement.style.setProperty(name, font)
  }, font)
