import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readXliff } from '#app/domain/studio/translation/read-xliff.server.ts'
import { type UnitOut, unitIds } from '#app/domain/studio/translation/translation-files.ts'
import { readSheet, writeSheet } from '#app/domain/studio/translation/translation-sheet.server.ts'
import { writeXliff } from '#app/domain/studio/translation/write-xliff.ts'

const head = { courseId: 'foundations', moduleId: 'first', sourceLanguage: 'en', language: 'fr' }

const someText = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      'ب',
      '<Hint>',
      '&amp;',
      ']]>',
      '"',
      '\n',
      '\n\n',
      '\t',
      ' ',
      '5 090',
      '_x0041_',
      '=1+1',
      '😀',
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join('').trim())

const someUnits = fc.array(
  fc.record({
    id: fc.stringMatching(/^b[0-9a-f]{16}$/),
    name: fc.constantFrom('census-night', 'paragraph', 'a "name" & <more>'),
    kind: fc.constant('paragraph' as const),
    state: fc.constantFrom('done', 'minor', 'meaning', 'missing') as fc.Arbitrary<UnitOut['state']>,
    source: someText,
    target: someText,
    terms: fc.constant<UnitOut['terms']>([
      { id: 'stock', source: 'stock', target: 'effectif', definition: null },
    ]),
  }),
  { maxLength: 6 },
)

const asSent = (units: UnitOut[]) => units.map(({ id, source, target }) => ({ id, source, target }))

test('what goes out as XLIFF comes back the same', () => {
  fc.assert(
    fc.property(someUnits, (units) => {
      const back = readXliff(Buffer.from(writeXliff(head, units)))
      expect(back.map(({ id, source, target }) => ({ id, source, target }))).toEqual(asSent(units))
      expect(back.map(({ isDone }) => isDone)).toEqual(units.map(({ state }) => state === 'done'))
    }),
  )
})

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

test('what goes out as a workbook comes back the same', async () => {
  await fc.assert(
    fc.asyncProperty(someUnits, async (units) => {
      const back = await readSheet(await bytesOf(writeSheet(units)))
      expect(back.map(({ id, source, target }) => ({ id, source, target }))).toEqual(asSent(units))
      expect(back.map(({ isDone }) => isDone)).toEqual(units.map(({ state }) => state === 'done'))
    }),
    { numRuns: 25 },
  )
})

test('a file that goes out is XLIFF 2.0 with a unit, a segment and a state for each block', () => {
  const unit: UnitOut = {
    id: 'b0123456789abcdef',
    name: 'census-night',
    kind: 'exercise',
    state: 'meaning',
    source: 'A & B',
    target: '',
    terms: [{ id: 'stock', source: 'stock', target: 'effectif', definition: 'Nombre.' }],
  }
  const written = writeXliff(head, [unit])
  expect(written).toContain(
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr">',
  )
  expect(written).toContain('<unit id="b0123456789abcdef" name="census-night">')
  expect(written).toContain('<note category="term">stock = effectif (Nombre.)</note>')
  expect(written).toContain('state="initial"')
  expect(written).toContain('<source xml:space="preserve">A &amp; B</source>')
  expect(written).not.toContain('<target')
})

test('codes that a tool has put around words are left, the words are kept', () => {
  const [unit] = readXliff(
    Buffer.from(
      '<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.1"><x:file id="f"><x:group id="g"><x:unit id="u"><x:notes><x:note>source?</x:note></x:notes><x:segment state="reviewed"><x:source>a <x:pc id="1">b</x:pc></x:source><x:target>c <x:pc id="1">d</x:pc><x:ph id="2"/></x:target></x:segment></x:unit></x:group></x:file></x:xliff>',
    ),
  )
  expect(unit).toEqual({ line: 1, id: 'u', source: 'a b', target: 'c d', isDone: true })
})

test.each([
  ['an entity bomb', '<!DOCTYPE x [<!ENTITY a "b">]><xliff version="2.0">&a;</xliff>', 'doctype'],
  ['an outside entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff version="2.0"/>', 'doctype'],
  ['an unknown entity', '<xliff version="2.0">&a;</xliff>', 'not-xml'],
  ['broken XML', '<xliff version="2.0"><unit>', 'not-xml'],
  ['bytes', '\u0000\u0001', 'not-xml'],
  ['XLIFF 1.2', '<xliff version="1.2"></xliff>', 'not-xliff'],
  ['another XML', '<quiz/>', 'not-xliff'],
  ['a deep nest', `<xliff version="2.0">${'<g>'.repeat(60)}`, 'not-xml'],
  ['too much', `<xliff version="2.0">${' '.repeat(3_000_000)}</xliff>`, 'too-large'],
  ['too many', `<xliff version="2.0">${'<unit id="u"/>'.repeat(2001)}</xliff>`, 'too-many'],
])('%s is refused', (_what, text, why) => {
  expect(() => readXliff(Buffer.from(text))).toThrow(expect.objectContaining({ why }))
})

test('a workbook without our columns is refused, and so is what is no workbook', async () => {
  const { tableOf } = await import('#app/domain/export/table.ts')
  const { xlsxParts } = await import('#app/domain/export/write-xlsx.server.ts')
  const other = await bytesOf(xlsxParts([tableOf('people', ['name'], [{ name: 'Ana' }])]))
  await expect(readSheet(other)).rejects.toMatchObject({ why: 'no-columns' })
  await expect(readSheet(Buffer.from('PK\u0003\u0004nothing'))).rejects.toMatchObject({ why: 'not-a-sheet' })
})

test('blocks of the same words have ids of their own', () => {
  expect(unitIds(['a', 'b', 'a', 'a'])).toEqual(['a', 'b', 'a.2', 'a.3'])
})
