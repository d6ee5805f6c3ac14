import { expect, test } from 'vitest'
import { splitBlocks } from '#app/domain/studio/source/blocks.ts'
import { alignBlocks } from '#app/domain/studio/translation/align-blocks.ts'
import { checkBlockLocks, isHardLock } from '#app/domain/studio/translation/block-locks.ts'
import { courseTexts } from './course-texts.ts'

const pairs = courseTexts
  .filter(({ path }) => path.endsWith('/fr.mdx'))
  .map(({ path, text }) => ({
    path,
    target: text,
    source: courseTexts.find((other) => other.path === path.replace('fr.mdx', 'en.mdx'))?.text ?? '',
  }))

test.each(pairs)(
  'every block of $path finds its block in the source, with its locks whole',
  ({ source, target }) => {
    const [theirs, mine] = [splitBlocks(source), splitBlocks(target)]
    const found = alignBlocks(theirs, mine)
    expect([...found].sort((a, b) => (a ?? -1) - (b ?? -1))).toEqual(theirs.map((_, index) => index))
    const broken = found.flatMap((old, at) =>
      checkBlockLocks(theirs[old as number]?.text ?? '', mine[at]?.text ?? ''),
    )
    expect(broken.filter(isHardLock)).toEqual([])
    // Words for numbers, and numbers for words: a few in a module, never many.
    expect(broken.length).toBeLessThan(8)
  },
)

test('a paragraph that the translation lacks is found by the numbers of those that it has', () => {
  const source = 'In 2020 there were 300.\n\nIn 2021 there were 400.\n\nIn 2022 there were 500.\n'
  const target = 'En 2020, il y en avait 300.\n\nEn 2022, il y en avait 500.\n'
  expect(alignBlocks(splitBlocks(source), splitBlocks(target))).toEqual([0, 2])
})
