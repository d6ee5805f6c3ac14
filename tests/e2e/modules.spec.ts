import { inLetters, mustBeInOrder, overflow } from './in-order.ts'
import { courses } from './modules.ts'
import { languages } from './pages.ts'
import { expect, test } from './support.ts'

test.describe.configure({ mode: 'parallel' })

for (const { id, modules } of courses) {
  for (const [index, language] of languages.entries()) {
    test(`the modules of ${id} in ${language} fit a phone, show all pictures, and every other has nothing for axe to find`, async ({
      page,
    }) => {
      test.setTimeout(180_000)
      await page.setViewportSize({ width: 360, height: 800 })
      for (const [number, module] of modules.entries()) {
        const path = `/${language}/courses/${id}/${module}`
        await page.goto(path)
        expect(await overflow(page), path).toBe(0)
        // Which letters a machine has is not ours to say: with the widest, a long word must still break.
        await inLetters(page, 'monospace')
        expect(await overflow(page), `${path} in wide letters`).toBe(0)
        await inLetters(page, '')
        const broken = await page.evaluate(async () => {
          const pictures = [...document.images]
          for (const picture of pictures) picture.loading = 'eager'
          const shown = await Promise.allSettled(pictures.map((picture) => picture.decode()))
          return pictures.filter((_, at) => shown[at]?.status === 'rejected').map(({ src }) => src)
        })
        expect(broken, path).toEqual([])
        // axe takes seconds on a long page: each module is looked at in one of the languages.
        if (number % 2 === index) await mustBeInOrder(page)
      }
    })
  }
}
