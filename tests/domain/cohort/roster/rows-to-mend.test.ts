import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRows } from '#app/domain/cohort/roster/check-rows.ts'
import { readRoster } from '#app/domain/cohort/roster/read-roster.server.ts'
import type { Separator } from '#app/domain/cohort/roster/roster.ts'
import { rowsToMend } from '#app/domain/cohort/roster/rows-to-mend.ts'

const titles = {
  email: 'Courriel',
  name: 'Nom complet',
  givenName: 'Prénom',
  familyName: 'Nom de famille',
  language: 'Langue',
  country: 'Pays',
  organisation: 'Organisation',
}

async function rosterOf(text: string) {
  const read = await readRoster({ text })
  if (!('ok' in read)) throw new Error(read.refused)
  return read
}

test('bad rows come back as they came, with what to mend at the end', async () => {
  const { columns, rows } = await rosterOf('Nom;Courriel;Note\nZoé;zoe@;"x;y"\nAwa;a@x.example;\n')
  const bad = rows.slice(0, 1).map(({ cells }) => ({ cells, reason: 'Ce n’est pas une adresse' }))
  expect(rowsToMend({ columns, separator: ';', rows: bad, titles, reasonTitle: 'À corriger' })).toBe(
    '\ufeffNom;Courriel;Note;À corriger\r\nZoé;zoe@;"x;y";Ce n’est pas une adresse\r\n',
  )
})

test('a list without titles gets those of the page', async () => {
  const { columns, rows } = await rosterOf('Amina,a@x,extra 1\nAwa,a@x.example,extra 2\n')
  const bad = rows.slice(0, 1).map(({ cells }) => ({ cells, reason: 'Check' }))
  const text = rowsToMend({ columns, separator: ',', rows: bad, titles, reasonTitle: 'To mend' })
  expect(text).toBe('Nom complet,Courriel,,To mend\r\nAmina,a@x,extra 1,Check\r\n')
})

test('plain letters need no mark, others do', async () => {
  const { columns } = await rosterOf('Name,E-mail\nA,a@\n')
  const given = { columns, separator: ',' as const, titles, reasonTitle: 'Reason' }
  expect(rowsToMend({ ...given, rows: [{ cells: ['A', 'a@'], reason: 'x' }] })).toMatch(/^Name/)
  expect(rowsToMend({ ...given, rows: [{ cells: ['é', 'a@'], reason: 'x' }] })).toMatch(/^\ufeffName/)
})

test('what comes back is read again as it was, and no cell is a formula on the way', async () => {
  const cell = fc
    .stringMatching(/^[=+@-]?[A-Za-zé'"; ,|]{1,12}$/)
    .map((text) => text.trim())
    .filter((text) => /[A-Za-z]/.test(text) && !text.startsWith("'"))
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { minLength: 1, maxLength: 6 }),
      fc.constantFrom<Separator>('\t', ';', ',', '|'),
      async (names, separator) => {
        const columns = {
          state: 'known' as const,
          by: 'header' as const,
          titles: ['Nom', 'E-mail'],
          width: 2,
          mapping: { name: 0, email: 1 },
        }
        const rows = names.map((name, at) => ({ cells: [name, `p${at}@x.example`], reason: '=why' }))
        const text = rowsToMend({ columns, separator, rows, titles, reasonTitle: 'À corriger' })
        expect(text).not.toMatch(/(^|[\t;,|\n"])[=+@-]/)
        const again = await rosterOf(text)
        expect(again.separator).toBe(separator)
        const known = {
          byLink: false,
          languages: ['en'],
          fallback: 'en',
          members: new Set(''),
          invited: new Set(''),
          accounts: new Set(''),
        }
        const checked = checkRows(again.rows, known)
        expect(checked.map(({ typed }) => typed.name)).toEqual(names.map((name) => name.replace(/\s+/g, ' ')))
      },
    ),
  )
})
