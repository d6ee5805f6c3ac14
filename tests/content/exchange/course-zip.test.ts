import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCourseZip, writeCourseZip } from '#app/content/exchange/zip/course-zip.server.ts'
import { readZip } from '#app/content/exchange/zip/read-zip.server.ts'
import { ZipRefusal } from '#app/content/exchange/zip/refusal.ts'
import { zipLimits } from '#app/content/exchange/zip/zip-limits.ts'
import { zipOf } from '#tests/support/workbook.ts'
import { type RawEntry, rawZip } from './raw-zip.ts'

const codeOf = async (reading: Promise<unknown>): Promise<string> => {
  try {
    await reading
    return 'taken'
  } catch (error) {
    if (!(error instanceof ZipRefusal)) throw error
    return error.code
  }
}

const asText = (files: ReadonlyMap<string, Buffer>) =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString('base64')]))

const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,4})?$/)
const name = fc.oneof(
  fc.constantFrom('en.mdx', 'fr.mdx', 'keys.json'),
  id.map((word) => `${word}.svg`),
)
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  fc.string({ maxLength: 2_000, unit: 'grapheme' }).map((text) => Buffer.from(text)),
  // What shrinks beyond any ratio, and what doesn't shrink at all.
  fc.integer({ min: 0, max: 200_000 }).map((length) => Buffer.alloc(length, 'a')),
)
const courseFiles = fc
  .array(fc.tuple(id, name, bytes), { maxLength: 8 })
  .map(
    (list) =>
      new Map([
        ['course.yaml', Buffer.from('source: en')] as [string, Buffer],
        ...list.map(([folder, file, content]): [string, Buffer] => [`${folder}/${file}`, content]),
      ]),
  )
const sharedFiles = fc.constantFrom(
  new Map<string, Buffer>(),
  new Map([['glossary.yaml', Buffer.from('stock: {}')]]),
  new Map([
    ['data/meridia/data.yaml', Buffer.from('title: {}')],
    ['data/meridia/regions.csv', Buffer.from('a,b\n1,2\n')],
  ]),
)

describe('the zip of a course', () => {
  test('comes back as it went, whatever is in it', async () => {
    const courseId = id.filter((word) => word !== 'data')
    await fc.assert(
      fc.asyncProperty(courseId, courseFiles, sharedFiles, async (course, files, shared) => {
        const read = await readCourseZip(await writeCourseZip(course, files, shared))
        expect(read.courseId).toBe(course)
        expect(asText(read.files)).toEqual(asText(files))
        expect(asText(read.shared)).toEqual(asText(shared))
        expect(read.leftOut).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('has the same bytes whenever and in whichever order it is made', async () => {
    const files = [
      ['course.yaml', Buffer.from('source: en')],
      ['first/en.mdx', Buffer.from('text')],
    ] as [string, Buffer][]
    const zone = process.env.TZ
    process.env.TZ = 'Pacific/Kiritimati'
    const one = await writeCourseZip('foundations', new Map(files))
    process.env.TZ = 'Pacific/Pago_Pago'
    const other = await writeCourseZip('foundations', new Map(files.toReversed()))
    process.env.TZ = zone
    expect(one.equals(other)).toBe(true)
  })

  test('is not written with a file that would be refused on the way back', async () => {
    const files = new Map([['notes.docx', Buffer.from('x')]])
    await expect(async () => writeCourseZip('foundations', files)).rejects.toThrow('unknown-file')
  })

  test('is not written with two names that are one on other machines', async () => {
    const files = new Map([
      ['first/a.svg', Buffer.from('x')],
      ['first/A.svg', Buffer.from('y')],
    ])
    await expect(async () => writeCourseZip('foundations', files)).rejects.toThrow('same-name')
  })

  test('is read whether it was made of the folder, of what is in it, or of all courses', async () => {
    const inside = { 'course.yaml': 'source: en', 'first/en.mdx': 'text' }
    const under = (folder: string) =>
      Object.fromEntries(Object.entries(inside).map(([path, text]) => [folder + path, text]))
    const paths = ['course.yaml', 'first/en.mdx']
    for (const [folder, courseId] of [
      ['', null],
      ['foundations/', 'foundations'],
      ['courses/foundations/', 'foundations'],
    ] as const) {
      const read = await readCourseZip(await zipOf(under(folder)))
      expect([read.courseId, [...read.files.keys()]]).toEqual([courseId, paths])
    }
  })

  test('leaves out what computers put into zips, and says so', async () => {
    const read = await readCourseZip(
      await zipOf({
        'foundations/course.yaml': 'source: en',
        'foundations/.DS_Store': 'x',
        '__MACOSX/foundations/._course.yaml': 'x',
      }),
    )
    expect([...read.files.keys()]).toEqual(['course.yaml'])
    expect(read.leftOut).toHaveLength(2)
  })

  test.each([
    ['nothing of a course', { 'glossary.yaml': 'a: {}' }, 'no-course'],
    ['two courses', { 'a/course.yaml': 'x', 'b/course.yaml': 'y' }, 'several-courses'],
    ['a script', { 'a/course.yaml': 'x', 'a/m/run.js': 'y' }, 'unknown-file'],
    ['a hidden file', { 'a/course.yaml': 'x', 'a/.env': 'y' }, 'unknown-file'],
    ['a page', { 'a/course.yaml': 'x', 'a/m/index.html': 'y' }, 'unknown-file'],
    ['a folder in a module', { 'a/course.yaml': 'x', 'a/m/more/en.mdx': 'y' }, 'unknown-file'],
    ['a text too long', { 'a/course.yaml': 'x', 'a/m/en.mdx': randomBytes(300 * 1024) }, 'file-too-big'],
  ])('is refused with %s in it', async (_, parts, code) => {
    expect(await codeOf(readCourseZip(await zipOf(parts)))).toBe(code)
  })
})

const yaml: RawEntry = { name: 'a/course.yaml', content: 'source: en' }
const long = 'a'.repeat(150 * 1024)

describe('a hostile zip is refused', () => {
  const hostile: [string, RawEntry[], string, Parameters<typeof rawZip>[1]?][] = [
    ['a way up', [yaml, { name: 'a/../../etc/passwd.svg' }], 'path'],
    ['an absolute path', [yaml, { name: '/etc/passwd.svg' }], 'path'],
    ['a drive', [yaml, { name: 'C:/a/x.svg' }], 'path'],
    ['a backslash', [yaml, { name: 'a\\..\\x.svg' }], 'path'],
    ['a line end in a name', [yaml, { name: 'a/x\n.svg' }], 'path'],
    ['a name turned around', [yaml, { name: 'a/\u202egvs.exe' }], 'path'],
    ['a null byte', [yaml, { name: 'a/x.svg\0.exe' }], 'path'],
    ['an empty part', [yaml, { name: 'a//x.svg' }], 'path'],
    ['a very long name', [yaml, { name: `a/${'x'.repeat(300)}.svg` }], 'path'],
    ['the same name twice', [yaml, yaml], 'same-name'],
    ['names that differ by case', [yaml, { name: 'a/X.svg' }, { name: 'a/x.svg' }], 'same-name'],
    ['a file that is a folder, too', [yaml, { name: 'a/m.svg' }, { name: 'a/m.svg/en.mdx' }], 'same-name'],
    ['a link of the file system', [yaml, { name: 'a/x.svg', content: '/etc', mode: 0o120777 }], 'not-a-file'],
    ['a device', [yaml, { name: 'a/x.svg', mode: 0o020666 }], 'not-a-file'],
    ['a folder with content', [yaml, { name: 'a/m/', content: 'x' }], 'not-a-file'],
    [
      'an encrypted file',
      [yaml, { name: 'a/x.svg', content: 'x'.repeat(20), size: 8, flags: 0x801 }],
      'encrypted',
    ],
    ['strong encryption', [yaml, { name: 'a/x.svg', flags: 0x841 }], 'broken'],
    ['64-bit sizes', [yaml, { name: 'a/x.svg', extra: Buffer.from([1, 0, 0, 0]) }], 'zip64'],
    ['a 64-bit directory', [yaml], 'zip64', { locator: true }],
    ['an unknown packing', [yaml, { name: 'a/x.svg', method: 12 }], 'broken'],
    ['a bomb', [yaml, { name: 'a/m/en.mdx', content: long, deflated: true }], 'bomb'],
    [
      'a size that is understated',
      [yaml, { name: 'a/m/en.mdx', content: long, deflated: true, size: 900 }],
      'broken',
    ],
    [
      'a size that is overstated',
      [yaml, { name: 'a/x.svg', content: 'abc', deflated: true, size: 9 }],
      'broken',
    ],
    ['a wrong checksum', [yaml, { name: 'a/x.svg', content: 'abc', crc: 1 }], 'broken'],
    ['entries that share bytes', [yaml, { ...yaml, name: 'a/m/en.mdx', sharesWith: 0 }], 'overlap'],
    ['two names for one entry', [yaml, { name: 'a/x.svg', localName: 'a/y.svg' }], 'overlap'],
    ['more said than there is', [yaml], 'broken', { entryCount: 7 }],
    ['a directory without end', [yaml], 'too-many-files', { entryCount: 60_000 }],
  ]
  test.each(hostile)('with %s', async (_, entries, code, options) => {
    expect(await codeOf(readCourseZip(rawZip(entries, options)))).toBe(code)
  })

  test('made by hand, as the ones above, and honest is taken', async () => {
    const entries = [yaml, { name: 'a/m/' }, { name: 'a/m/en.mdx', content: 'text', deflated: true }]
    expect([...(await readCourseZip(rawZip(entries))).files.keys()]).toEqual(['course.yaml', 'm/en.mdx'])
  })

  test('that unpacks to more in all than may be', async () => {
    const limits = { ...zipLimits, unpacked: 1_000 }
    const zip = rawZip([
      { name: 'a', content: 'x'.repeat(600) },
      { name: 'b', content: 'x'.repeat(600) },
    ])
    expect(await codeOf(readZip(zip, () => 1_000, limits))).toBe('too-big')
    expect(await codeOf(readZip(zip, () => 1_000, { ...limits, bytes: 100 }))).toBe('too-big')
  })

  test('or taken, never anything else, whatever is changed in it', async () => {
    const whole = rawZip([yaml, { name: 'a/m/en.mdx', content: 'text '.repeat(40), deflated: true }])
    const change = fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (changes, cut) => {
          const bytes = Buffer.from(whole)
          for (const [at, value] of changes) bytes[at] = value
          const given = cut ? bytes.subarray(0, changes[0]?.[0]) : bytes
          // Anything but a ZipRefusal is thrown again.
          await codeOf(readCourseZip(given))
        },
      ),
      { numRuns: 400 },
    )
  })
})
