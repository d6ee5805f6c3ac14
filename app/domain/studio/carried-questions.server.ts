import { gunzipSync, gzipSync } from 'node:zlib'
import { importLimits } from '#app/content/exchange/import/limits.ts'

/** Characters that a form carries from the review to the decision: on a slow link it goes down and up again. */
const MOST_CARRIED = 400_000

/** A file of questions as a form carries it; null if that is too much, and the file has to be chosen once more. */
export function carried(text: string): string | null {
  const packed = gzipSync(text).toString('base64')
  return packed.length > MOST_CARRIED ? null : packed
}

/** The text that a form has carried; null if it is not ours, or unpacks to more than any file may have. */
export function uncarried(field: string): string | null {
  if (field === '' || field.length > MOST_CARRIED) return null
  try {
    return gunzipSync(Buffer.from(field, 'base64'), { maxOutputLength: importLimits.bytes }).toString('utf8')
  } catch {
    // Somebody else wrote it: it is asked for again.
    return null
  }
}
