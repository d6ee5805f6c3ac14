import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from '#app/domain/cohort/roster/decode.ts'
import { bytesOfWindows1252, textOfWindows1252 } from '#app/domain/cohort/roster/windows-1252.ts'
import { bytesIn } from './bytes-in.ts'

const list = 'Nom;Courriel\r\nZoé N’Diaye;zoe@ins.example\r\nJosé Muñoz;jose@ine.example\r\n'
const arabic =
  'الاسم;البريد الإلكتروني\r\nأحمد بن علي;ahmed@ins.example\r\nفاطمة الزهراء;fatima@ins.example\r\n'

test.each([
  ['utf-8', 'without', list],
  ['utf-8', 'with', list],
  ['utf-16le', 'without', list],
  ['utf-16le', 'with', list],
  ['utf-16be', 'without', list],
  ['utf-16be', 'with', list],
  ['windows-1252', 'without', list],
  ['utf-8', 'with', arabic],
  ['utf-8', 'without', arabic],
  ['utf-16le', 'with', arabic],
  ['utf-16le', 'without', arabic],
  ['utf-16be', 'without', arabic],
] as const)('a list in %s %s a mark is read and beyond doubt', (encoding, mark, text) => {
  expect(decode(bytesIn(encoding, text, mark === 'with'))).toEqual({ text, encoding, isGuessed: false })
})

test('Arabic as Excel saves it without asking is read, and said to be a guess', () => {
  expect(decode(bytesIn('windows-1256', arabic))).toEqual({
    text: arabic,
    encoding: 'windows-1256',
    isGuessed: true,
  })
})

test.each([
  ['A\0B', 'in a short list'],
  [`A\0B\n${'awa@ins.example,Awa\n'.repeat(40)}`, 'in a long one'],
])('a stray zero does not make UTF-16 of a text: %j', (end) => {
  expect(decode(Buffer.from(`email,name\nzoe@ins.example,${end}`))).toBeNull()
})

test('French capitals in a row are no Arabic', () => {
  const text = 'NOM;PRÉNOM\nCRÉÉ;HÉLÈNE\nÇELÎK;NOËL\nDÉÉ;ANDRÉE'
  expect(decode(bytesIn('windows-1252', text))).toEqual({ text, encoding: 'windows-1252', isGuessed: false })
})

test.each([
  ['of a Mac (é is 0x8E)', Uint8Array.of(0x4a, 0x6f, 0x73, 0x8e)],
  ['in Cyrillic (1251)', Uint8Array.of(0xc8, 0xe2, 0xe0, 0xed, 0x3b, 0x61)],
])('a list %s is read as Windows-1252, and said to be a guess', (_, bytes) => {
  expect(decode(bytes)).toMatchObject({ encoding: 'windows-1252', isGuessed: true })
})

test('the signs from 0x80 to 0x9F are those of Windows, not control signs', () => {
  expect(textOfWindows1252(Uint8Array.of(0x80, 0x92, 0x9c, 0x9f, 0xe9))).toBe('€’œŸé')
})

test('every byte of Windows-1252 goes to a letter and back', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
  expect(bytesOfWindows1252(textOfWindows1252(bytes))).toEqual(bytes)
  expect(bytesOfWindows1252('ب')).toBeNull()
})

test('text that says UTF-8 and is not is read as what it is', () => {
  const bytes = Buffer.concat([Buffer.from('\ufeffa;b\n'), Buffer.from('José', 'latin1')])
  expect(decode(bytes)).toEqual({ text: 'a;b\nJosé', encoding: 'windows-1252', isGuessed: false })
})

test('a mark that two programs wrote goes twice', () => {
  expect(decode(Buffer.from('\ufeff\ufeffa;b'))?.text).toBe('a;b')
})

test.each([
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['zero bytes', Buffer.alloc(64)],
  ['control signs', Buffer.from('a\u0001b;c')],
])('%s is no text', (_, bytes) => {
  expect(decode(bytes)).toBeNull()
})

test('an empty file is an empty text', () => {
  expect(decode(new Uint8Array())).toMatchObject({ text: '', encoding: 'utf-8' })
})

test('any bytes at all are read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const decoded = decode(bytes)
      expect(decoded === null || typeof decoded.text === 'string').toBe(true)
    }),
  )
})
