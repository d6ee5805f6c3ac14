import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { freeFileName } from '#app/content/files/file-names.ts'
import { preparePicture } from '#app/content/files/prepare-picture.server.ts'
import { limits } from '#app/content/limits.ts'
import { isPictureName, readPicture } from '#app/content/pictures.server.ts'
import { aDrawing, aPhotograph, pngOfSize } from '../pictures.ts'

async function prepared(name: string, bytes: Buffer) {
  const made = await preparePicture(name, bytes)
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made
}

describe('a photograph', () => {
  test('is made small enough for the budget, and the page can use it', async () => {
    const photo = await aPhotograph(2400, 1800)
    const made = await prepared('Camp de réfugiés (2024).JPG', photo)
    expect(photo.length).toBeGreaterThan(limits.pictureBytes)
    expect(made.bytes.length).toBeLessThanOrEqual(limits.pictureBytes)
    expect(made.name).toBe('camp-de-refugies-2024.webp')
    expect(made.from).toEqual({ kind: 'jpeg', width: 2400, height: 1800, bytes: photo.length })
    expect(made.to.width).toBeLessThanOrEqual(1600)
    expect(made.to.height / made.to.width).toBeCloseTo(0.75, 2)
    expect(made.seconds).toBe(Math.max(1, Math.round(made.bytes.length / 25 / 1024)))
    expect(readPicture(made.name, made.bytes)).toMatchObject({
      broken: null,
      tooBig: false,
      width: made.to.width,
      height: made.to.height,
    })
  })

  test('is turned upright and loses where and by whom it was taken', async () => {
    const photo = await sharp(await aPhotograph(300, 200))
      .withExif({
        IFD0: { Copyright: 'Amina Diallo', Artist: 'Amina Diallo' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 53/1 1234/100' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(photo.includes('Amina')).toBe(true)
    const made = await prepared('child.jpg', photo)
    expect([made.to.width, made.to.height]).toEqual([200, 300])
    expect(made.bytes.includes('Amina')).toBe(false)
    const left = await sharp(made.bytes).metadata()
    expect([left.exif, left.xmp, left.iptc, left.icc, left.orientation]).toEqual(Array(5).fill(undefined))
    expect(made.changes.map(({ code }) => code)).toEqual(['compressed', 'turned', 'metadata-dropped'])
  })

  test('is told by its bytes, whatever its name says', async () => {
    expect((await prepared('drawing.svg', await aPhotograph(40, 30))).name).toBe('drawing.webp')
  })

  test.each(['webp', 'avif'] as const)('may come as %s', async (format) => {
    const bytes = await sharp(await aPhotograph(64, 48))
      .toFormat(format)
      .toBuffer()
    expect(await prepared(`photo.${format}`, bytes)).toMatchObject({
      from: { kind: format, width: 64, height: 48 },
    })
  })
})

describe('a drawing in pixels', () => {
  test('keeps every pixel and its palette', async () => {
    const png = await aDrawing(900, 500)
    const made = await prepared('bars.png', png)
    expect(made.changes).toEqual([{ code: 'exact' }])
    const pixels = (bytes: Buffer) => sharp(bytes).toColourspace('srgb').removeAlpha().raw().toBuffer()
    expect((await pixels(made.bytes)).equals(await pixels(png))).toBe(true)
    expect(made.bytes.length).toBeLessThan(png.length)
  })

  test('that moves keeps its first picture', async () => {
    const frames = Buffer.concat([Buffer.alloc(20 * 20 * 3, 10), Buffer.alloc(20 * 20 * 3, 200)])
    const gif = await sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
      .gif()
      .toBuffer()
    const made = await prepared('moves.gif', gif)
    expect(made.to).toMatchObject({ width: 20, height: 20 })
    expect(made.changes.map(({ code }) => code)).toEqual(['exact', 'first-frame'])
    expect((await sharp(made.bytes).stats()).channels[0]?.mean).toBeCloseTo(10, 0)
  })

  test('keeps what can be seen through', async () => {
    const png = await sharp({
      create: { width: 30, height: 30, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
    })
      .png()
      .toBuffer()
    expect((await sharp((await prepared('a.png', png)).bytes).metadata()).hasAlpha).toBe(true)
  })
})

describe('is refused with a reason', () => {
  const refusal = async (name: string, bytes: Buffer | string) => {
    const { ok, ...why } = await preparePicture(name, Buffer.from(bytes))
    expect(ok).toBe(false)
    return why
  }

  test.each([
    ['an empty file', '', { refused: 'empty' }],
    ['a text', 'not a picture', { refused: 'not-a-picture' }],
    ['a web page', '<!doctype html><html><svg/></html>', { refused: 'not-a-picture' }],
    ['a program', '#!/bin/sh\nrm -rf /', { refused: 'not-a-picture' }],
    ['a PDF', '%PDF-1.7 …', { refused: 'other-kind', kind: 'pdf' }],
    ['a TIFF', 'II*\0\x08\0\0\0', { refused: 'other-kind', kind: 'tiff' }],
    ['a zip', 'PK\x03\x04', { refused: 'other-kind', kind: 'zip' }],
    ['a picture of an iPhone', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', { refused: 'heic' }],
    ['a film', '\0\0\0\x18ftypisom\0\0\0\0isommp41', { refused: 'other-kind', kind: 'mp4' }],
  ])('%s', async (_what, content, why) => {
    expect(await refusal('x.png', Buffer.from(content, 'latin1'))).toEqual(why)
  })

  test('a picture that is cut off or damaged', async () => {
    const photo = await aPhotograph(400, 300)
    expect(await refusal('x.jpg', photo.subarray(0, photo.length / 2))).toEqual({ refused: 'broken' })
    expect(await refusal('x.png', Buffer.from('89504e470d0a1a0a00000000', 'hex'))).toEqual({
      refused: 'broken',
    })
  })

  test('a small file that unpacks to billions of pixels', async () => {
    expect(await refusal('bomb.png', pngOfSize(60_000, 60_000))).toEqual({
      refused: 'too-many-pixels',
      most: 50,
    })
  })

  test('a file over the limit, before anything is read', async () => {
    expect(await refusal('x.jpg', Buffer.alloc(limits.uploadBytes + 1))).toEqual({
      refused: 'too-large',
      most: 20,
    })
  })

  test('a picture with a page of HTML behind it loses the page', async () => {
    const polyglot = Buffer.concat([await aDrawing(60, 40), Buffer.from('<script>alert(1)</script>')])
    const made = await preparePicture('x.png', polyglot)
    if (made.ok) expect(made.bytes.includes('script')).toBe(false)
    else expect(made.refused).toBe('broken')
  })
})

test.each([
  ['Résidence d’habitation.PNG', 'residence-d-habitation.webp'],
  ['../../etc/passwd', 'passwd.webp'],
  ['C:\\Users\\me\\Map 1.png', 'map-1.webp'],
  ['خريطة.png', 'picture-1.webp'],
  ['карта', 'picture-1.webp'],
  ['.png', 'picture-1.webp'],
  ['', 'picture-1.webp'],
  ['con.png', 'picture-1.webp'],
  ['residence.fr.png', 'residence.fr.webp'],
  ['"><script>.png', 'script.webp'],
  ['a%2e%2e%2fb.png', 'a-2e-2e-2fb.webp'],
  [`${'long '.repeat(90)}.png`, 'long-long-long-long-long-long-long-long-long-long.webp'],
  ['bars.png', 'bars-2.webp'],
])('%j becomes the name %s', (given, name) => {
  const taken = new Set(['bars.webp', 'Bars.png'])
  expect(freeFileName(given, 'webp', taken)).toBe(name)
  expect(isPictureName(name)).toBe(true)
})
