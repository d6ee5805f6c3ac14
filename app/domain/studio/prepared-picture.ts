/** What the Studio made of a picture that somebody brought. */
export interface PreparedPicture {
  /** Safe in an address and in a folder, and not taken yet: `residence-by-region.webp`. */
  name: string
  /** The name as it came; it is only shown. */
  givenName: string
  from: PictureSize
  to: PictureSize
  /** Seconds that it takes on a 2G link. */
  seconds: number
  /** What is not as it came, so that it can be told. */
  changes: PictureChange[]
}

export interface PictureSize {
  kind: PictureKind
  width: number
  height: number
  bytes: number
}

export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'svg'

export type PictureChange =
  /** Fewer pixels; `from` and `to` are in numbers. */
  | { code: 'resized' }
  /** Compressed so that details may be lost. `quality` counts from 1 to 100. */
  | { code: 'compressed'; quality: number }
  /** Every pixel is as it was. */
  | { code: 'exact' }
  /** It moved; only its first picture is kept. */
  | { code: 'first-frame' }
  /** Turned as the camera was held. */
  | { code: 'turned' }
  /** Place, time, camera and the like that were written into it are gone. */
  | { code: 'metadata-dropped' }
  /** Parts of an SVG that do more than draw, by name, each with how often it stood there. */
  | { code: 'parts-dropped'; parts: { what: string; count: number }[] }
  /** An SVG had no viewBox; its width and height became one. */
  | { code: 'view-box-added' }

/** Why a picture can't be taken, to be said in words. */
export type PictureRefusal =
  | { refused: 'empty' | 'not-a-picture' | 'broken' | 'too-slow' }
  /** `most` in MB. */
  | { refused: 'too-large'; most: number }
  /** `most` in millions of pixels. */
  | { refused: 'too-many-pixels'; most: number }
  /** Pictures of iPhones: no browser shows them. */
  | { refused: 'heic' }
  /** `kind` is what it seems to be: tiff, bmp, pdf, ico … */
  | { refused: 'other-kind'; kind: string }
  /** Even small and compressed it is over the limit. Both in bytes. */
  | { refused: 'stays-too-big'; bytes: number; most: number }
  /** An SVG that isn't well-formed, or has a DOCTYPE with entities; `reason` is English, as the check says it. */
  | { refused: 'svg'; reason: string }
  /** An SVG with neither viewBox nor width and height. */
  | { refused: 'svg-without-size' }
