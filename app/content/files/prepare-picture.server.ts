import type { PictureChange, PictureRefusal, PreparedPicture } from '#app/domain/studio/prepared-picture.ts'
import { secondsOn2G } from '#app/domain/studio/slow-link.ts'
import { limits } from '../limits.ts'
import { readPicture } from '../pictures.server.ts'
import { compress } from './compress-picture.server.ts'
import { freeFileName } from './file-names.ts'
import { kindOf } from './picture-kind.ts'
import { sanitiseSvg } from './sanitise-svg.ts'

export type PictureResult = ({ ok: true; bytes: Buffer } & PreparedPicture) | ({ ok: false } & PictureRefusal)

/**
 * Makes a picture that somebody brought fit for a module: told by its bytes, turned upright, without what cameras write
 * into it, at most 1,600 pixels wide, within the bytes of the budget; an SVG is written anew with only what draws.
 * `taken` are names that it can't have.
 */
export async function preparePicture(
  givenName: string,
  bytes: Buffer,
  taken: ReadonlySet<string> = new Set(),
): Promise<PictureResult> {
  if (bytes.length === 0) return { ok: false, refused: 'empty' }
  if (bytes.length > limits.uploadBytes)
    return { ok: false, refused: 'too-large', most: limits.uploadBytes / 1024 / 1024 }
  const kind = kindOf(bytes)
  if (kind === null) return { ok: false, refused: 'not-a-picture' }
  if (kind === 'heic') return { ok: false, refused: 'heic' }
  if (typeof kind === 'object') return { ok: false, refused: 'other-kind', kind: kind.other }
  if (kind === 'svg') return drawing(givenName, bytes, taken)

  const made = await compress(kind, bytes)
  if ('refused' in made) return { ok: false, ...made }
  return {
    ok: true,
    bytes: made.bytes,
    name: freeFileName(givenName, made.to.kind, taken),
    givenName,
    from: made.from,
    to: made.to,
    seconds: secondsOn2G(made.bytes.length),
    changes: made.changes,
  }
}

function drawing(givenName: string, bytes: Buffer, taken: ReadonlySet<string>): PictureResult {
  if (bytes.length > limits.pictureBytesRead)
    return { ok: false, refused: 'too-large', most: limits.pictureBytesRead / 1024 / 1024 }
  const clean = sanitiseSvg(bytes)
  if (!clean.ok)
    return clean.reason === 'no-size'
      ? { ok: false, refused: 'svg-without-size' }
      : { ok: false, refused: 'svg', reason: clean.reason }
  const picture = readPicture('x.svg', clean.bytes)
  if (picture.broken) return { ok: false, refused: 'svg', reason: picture.broken }
  if (picture.tooBig)
    return { ok: false, refused: 'stays-too-big', bytes: picture.bytes, most: limits.pictureBytes }
  const size = { kind: 'svg' as const, width: picture.width, height: picture.height }
  const changes: PictureChange[] = []
  if (clean.dropped.length > 0) changes.push({ code: 'parts-dropped', parts: clean.dropped })
  if (clean.isViewBoxAdded) changes.push({ code: 'view-box-added' })
  return {
    ok: true,
    bytes: clean.bytes,
    name: freeFileName(givenName, 'svg', taken),
    givenName,
    from: { ...size, bytes: bytes.length },
    to: { ...size, bytes: clean.bytes.length },
    seconds: secondsOn2G(clean.bytes.length),
    changes,
  }
}
