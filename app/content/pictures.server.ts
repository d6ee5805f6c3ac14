import { createHash } from 'node:crypto'
import { imageSize } from 'image-size'
import { limits } from './limits.ts'
import { readOnce } from './read-once.ts'
import { svgFault } from './svg.ts'

/** A picture of a module, as far as its text needs to know it. */
export interface Picture {
  hash: string
  type: string
  width: number
  height: number
  bytes: number
  /** A drawing that has colours for dark pages too. */
  hasDark: boolean
  tooBig: boolean
  /** Why it can't be used; null if it can. */
  broken: string | null
}

const types: Record<string, { type: string; kinds: string[] }> = {
  svg: { type: 'image/svg+xml', kinds: ['svg'] },
  png: { type: 'image/png', kinds: ['png'] },
  jpg: { type: 'image/jpeg', kinds: ['jpg'] },
  jpeg: { type: 'image/jpeg', kinds: ['jpg'] },
  webp: { type: 'image/webp', kinds: ['webp'] },
  avif: { type: 'image/avif', kinds: ['avif', 'heif'] },
}

const extensionOf = (name: string): string => name.toLowerCase().split('.').at(-1) ?? ''

/** File names become part of an address as they are. */
export const isPictureName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9._-]{0,80}$/i.test(name) && Object.hasOwn(types, extensionOf(name))

/** Names a picture by its bytes. */
export const contentHash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Looks a picture over: its size in pixels (for SVG, of its viewBox), its real type, and for SVG that it is only a drawing. */
export const readPicture = (name: string, bytes: Buffer): Picture =>
  readOnce(bytes, `picture ${extensionOf(name)}`, () => lookOver(name, bytes))

function lookOver(name: string, bytes: Buffer): Picture {
  const rule = types[extensionOf(name)]
  const facts = {
    hash: contentHash(bytes),
    type: rule?.type ?? 'application/octet-stream',
    bytes: bytes.length,
    hasDark: extensionOf(name) === 'svg' && /prefers-color-scheme\s*:\s*dark/.test(bytes.toString('utf8')),
    tooBig: bytes.length > limits.pictureBytes,
  }
  const broken = (reason: string): Picture => ({ ...facts, width: 1, height: 1, broken: reason })
  if (extensionOf(name) === 'svg') {
    const fault = svgFault(bytes)
    if (fault) return broken(fault)
  }
  try {
    const { width, height, type } = imageSize(new Uint8Array(bytes))
    if (!rule?.kinds.includes(type ?? '')) return broken(`it is really ${type ?? 'something else'}`)
    if (!(width > 0 && height > 0)) return broken('its size is unknown')
    return { ...facts, width: Math.round(width), height: Math.round(height), broken: null }
  } catch {
    return broken('its size can’t be read; an SVG needs a viewBox')
  }
}
