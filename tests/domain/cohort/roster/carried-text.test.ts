import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriedText } from '#app/domain/cohort/roster/carried-text.ts'
import { readRoster } from '#app/domain/cohort/roster/read-roster.server.ts'

const columns = { mapping: { name: 0, email: 1 }, hasHeader: true }

async function carried(titles: string[], lines: { row: number; cells: string[] }[]) {
  const read = await readRoster({ text: carriedText(titles, lines), columns })
  return 'ok' in read ? read.rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, 2) })) : read
}

test('a list that goes through the question of columns keeps the numbers of its lines', async () => {
  const lines = [
    { row: 4, cells: ['Awa', 'awa@x.example'] },
    { row: 9, cells: ['Omar', 'omar@x.example'] },
  ]
  expect(await carried(['Who', 'Where'], lines)).toEqual(lines)
})

test('whatever stands in its cells, they come back as they were but for breaks', async () => {
  const cell = fc.string({
    minLength: 1,
    unit: fc.constantFrom('a', '"', ';', ',', ' ', "'", 'é', '|', '\n', '\t'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (names) => {
      const lines = names.map((name, at) => ({ row: at * 2 + 3, cells: [`n${name}`, `p${at}@x.example`] }))
      const quoted = names.map((name, at) => ({ row: at * 2 + 40, cells: [`"${name}`, `q${at}@x.example`] }))
      const broken = (all: typeof lines) =>
        all.map(({ row, cells }) => ({ row, cells: cells.map((one) => one.replace(/[\t\r\n]+/g, ' ')) }))
      expect(await carried(['Who', 'Where'], [...lines, ...quoted])).toEqual(broken([...lines, ...quoted]))
    }),
  )
})
