import type { AddedPicture } from '#app/domain/studio/files/change-pictures.server.ts'
import type { PictureChange, PictureRefusal } from '#app/domain/studio/prepared-picture.ts'
import { m } from '#app/messages/generated/messages.js'

const number = (language: string, value: number) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)

/** 12,345 bytes as "12 KB", with the unit of the language. */
export const sizeWords = (language: string, bytes: number): string => {
  const unit = language === 'fr' ? 'Ko' : 'KB'
  return `${number(language, bytes / 1024)}\u00a0${unit}`
}

/** Why a picture was not taken, and what to do. */
function refusedPicture(language: string, why: PictureRefusal): string {
  switch (why.refused) {
    case 'empty':
      return m.studio_refused_empty()
    case 'not-a-picture':
      return m.studio_refused_not_picture()
    case 'broken':
      return m.studio_refused_broken()
    case 'too-slow':
      return m.studio_refused_slow()
    case 'too-large':
      return m.studio_refused_large({ most: why.most })
    case 'too-many-pixels':
      return m.studio_refused_pixels({ most: why.most })
    case 'heic':
      return m.studio_refused_heic()
    case 'other-kind':
      return m.studio_refused_kind({ kind: why.kind.toUpperCase() })
    case 'stays-too-big':
      return m.studio_refused_too_big({
        bytes: sizeWords(language, why.bytes),
        most: sizeWords(language, why.most),
      })
    case 'svg':
      return m.studio_refused_svg({ reason: why.reason })
    case 'svg-without-size':
      return m.studio_refused_svg_size()
  }
}

/** What is not as it came. */
function changeWords(language: string, change: PictureChange): string {
  switch (change.code) {
    case 'resized':
      return m.studio_change_resized()
    case 'compressed':
      return m.studio_change_compressed()
    case 'exact':
      return m.studio_change_exact()
    case 'first-frame':
      return m.studio_change_first_frame()
    case 'turned':
      return m.studio_change_turned()
    case 'metadata-dropped':
      return m.studio_change_metadata()
    case 'parts-dropped':
      return m.studio_change_parts({
        parts: new Intl.ListFormat(language).format(
          change.parts.map(({ what, count }) => (count > 1 ? `${what} × ${count}` : what)),
        ),
      })
    case 'view-box-added':
      return m.studio_change_view_box()
  }
}

/** What became of a file that was brought. */
export function resultWords(language: string, result: AddedPicture): string {
  const given = result.givenName
  if (result.outcome === 'refused')
    return m.studio_files_result_refused({ given, reason: refusedPicture(language, result.refusal) })
  if (result.outcome === 'already') return m.studio_files_result_already({ given, src: result.src })
  const { from, to, changes, seconds } = result.picture
  return [
    m.studio_files_result_added({
      given,
      src: result.src,
      from: sizeWords(language, from.bytes),
      to: sizeWords(language, to.bytes),
    }),
    m.studio_files_seconds({ count: seconds }),
    ...changes.map((change) => changeWords(language, change)),
  ].join(' ')
}
