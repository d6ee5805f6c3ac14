import sharp, { type Metadata, type Sharp } from 'sharp'
import type {
  PictureChange,
  PictureKind,
  PictureRefusal,
  PictureSize,
} from '#app/domain/studio/prepared-picture.ts'
import { limits } from '../limits.ts'

// One thread and no cache: learners' requests are answered by the same process.
sharp.concurrency(1)
sharp.cache(false)
// The library could read far more formats than we take; each is a door.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadPng',
    'VipsForeignLoadJpeg',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
})

type RasterKind = Exclude<PictureKind, 'svg'>

interface Compressed {
  bytes: Buffer
  from: PictureSize
  to: PictureSize
  changes: PictureChange[]
}

/** Widths to try, the largest first; the text column has 720 pixels, twice that on a sharp screen. */
const widths = [1600, 1280, 1024, 800, 640, 480, 360]
/** Below the last of these, letters in a picture fray; then fewer pixels are better. */
const qualities = [82, 72, 62]
/** For what resists at every width. */
const lastQuality = 40

let last: Promise<unknown> = Promise.resolve()

/** Turns a picture upright, drops what is written into it, and makes it fit the budget. One at a time in a process. */
export function compress(kind: RasterKind, bytes: Buffer): Promise<Compressed | PictureRefusal> {
  const made = last.then(() => compressNow(kind, bytes))
  last = made.catch(() => {})
  return made
}

async function compressNow(kind: RasterKind, bytes: Buffer): Promise<Compressed | PictureRefusal> {
  try {
    const found = await open(bytes).metadata()
    if (!found.width || !found.height) return { refused: 'broken' }
    if (found.width * found.height > limits.picturePixels)
      return { refused: 'too-many-pixels', most: limits.picturePixels / 1e6 }
    return await fit(kind, bytes, found)
  } catch (error) {
    const words = error instanceof Error ? error.message : ''
    if (/pixel limit/i.test(words)) return { refused: 'too-many-pixels', most: limits.picturePixels / 1e6 }
    return { refused: /timeout/i.test(words) ? 'too-slow' : 'broken' }
  }
}

/** The first picture of the file, upright. A damaged file is refused rather than shown by half. */
const open = (bytes: Buffer): Sharp =>
  sharp(bytes, { limitInputPixels: limits.picturePixels, failOn: 'error', pages: 1 })
    .timeout({ seconds: limits.seconds })
    .autoOrient()

async function fit(kind: RasterKind, bytes: Buffer, found: Metadata): Promise<Compressed | PictureRefusal> {
  const { width, height } = found.autoOrient ?? found
  const from = { kind, width: width ?? 0, height: height ?? 0, bytes: bytes.length }
  const seen = seenIn(found)
  const steps = widths.filter((step) => step < from.width)
  const first = Math.min(from.width, widths[0] ?? from.width)
  let smallest = Number.POSITIVE_INFINITY
  for (const step of new Set([first, ...steps])) {
    // Decoded once for all tries of a width.
    const { data, info } = await open(bytes)
      .resize({ width: step, height: 4 * step, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const pixels = { data, raw: { width: info.width, height: info.height, channels: info.channels } }
    const best = (await exactly(kind, pixels)) ?? (await lossy(pixels, step === widths.at(-1)))
    if (best.bytes.length <= limits.pictureBytes) {
      const to = { kind: best.kind, width: info.width, height: info.height, bytes: best.bytes.length }
      const resized: PictureChange[] = info.width < from.width ? [{ code: 'resized' }] : []
      return { bytes: best.bytes, from, to, changes: [...resized, best.how, ...seen] }
    }
    smallest = Math.min(smallest, best.bytes.length)
  }
  return { refused: 'stays-too-big', bytes: smallest, most: limits.pictureBytes }
}

function seenIn(found: Metadata): PictureChange[] {
  const written = [found.exif, found.iptc, found.xmp].some((part) => part !== undefined)
  return [
    ...((found.pages ?? 1) > 1 ? [{ code: 'first-frame' as const }] : []),
    ...((found.orientation ?? 1) > 1 ? [{ code: 'turned' as const }] : []),
    ...(written || (found.comments ?? []).length > 0 ? [{ code: 'metadata-dropped' as const }] : []),
  ]
}

interface Pixels {
  data: Buffer
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 }
}

interface Try {
  bytes: Buffer
  kind: 'png' | 'webp'
  how: PictureChange
}

/** Drawings and screenshots that fit as they are, each pixel kept: the smaller of two ways. Null if neither fits. */
async function exactly(kind: RasterKind, { data, raw }: Pixels): Promise<Try | null> {
  if (kind !== 'png' && kind !== 'gif') return null
  const source = () => sharp(data, { raw }).timeout({ seconds: limits.seconds })
  const palette = await source().png({ palette: true, dither: 0, quality: 100, effort: 4 }).toBuffer()
  const isSame = palette.length <= limits.pictureBytes && (await hasPixels(palette, data, raw.channels))
  const webp = await source().webp({ lossless: true, effort: 4 }).toBuffer()
  const how: PictureChange = { code: 'exact' }
  if (isSame && palette.length <= webp.length) return { bytes: palette, kind: 'png', how }
  return webp.length <= limits.pictureBytes ? { bytes: webp, kind: 'webp', how } : null
}

/** A palette holds 256 colours; with more in the picture some were changed. */
async function hasPixels(png: Buffer, data: Buffer, channels: number): Promise<boolean> {
  const decoded = sharp(png).toColourspace(channels < 3 ? 'b-w' : 'srgb')
  const same = channels % 2 === 0 ? decoded.ensureAlpha() : decoded.removeAlpha()
  return (await same.raw({ depth: 'uchar' }).toBuffer()).equals(data)
}

async function lossy({ data, raw }: Pixels, isLast: boolean): Promise<Try> {
  let best: Try | null = null
  for (const quality of isLast ? [...qualities, lastQuality] : qualities) {
    const bytes = await sharp(data, { raw }).timeout({ seconds: limits.seconds }).webp({ quality }).toBuffer()
    best = { bytes, kind: 'webp', how: { code: 'compressed', quality } }
    // So far over the budget, no quality of this width will do.
    if (bytes.length <= limits.pictureBytes || bytes.length > 2.5 * limits.pictureBytes) break
  }
  if (!best) throw new Error('no quality was tried')
  return best
}
