import type { EntryContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import handleRequest from '#app/entry.server.tsx'
import { aSite } from '#tests/support/asking.ts'

test('a page that can’t be rendered is refused to its reader, and nothing is left that would end the process', async () => {
  await aSite()
  const broken = {} as EntryContext
  const asked = new Request('http://localhost:3000/en')
  const rendering = handleRequest(asked, 200, new Headers(), broken, { html: new Map() })
  await expect(rendering).rejects.toThrow(TypeError)
  // What nobody waits for would come now: Vitest fails on a promise that was refused and left alone.
  await new Promise((resolve) => setTimeout(resolve, 20))
})
