import type { Refused } from '#app/domain/studio/bring-zip.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { megabytes } from '#app/ui/format.ts'

type Code = Refused['refused']

const words: Record<Code, (values: Refused['values'], language: Language) => string> = {
  'no-file': () => m.zip_no_file(),
  'name-missing': () => m.zip_name_missing(),
  'name-wrong': () => m.zip_name_wrong(),
  'not-yours': ({ name = '' }) => m.zip_not_yours({ name: String(name) }),
  'file-refused': ({ path = '' }) => m.zip_file_refused({ path: String(path) }),
  'saved-elsewhere': () => m.zip_saved_elsewhere(),
  broken: () => m.zip_broken(),
  encrypted: () => m.zip_encrypted(),
  zip64: () => m.zip_zip64(),
  'too-many-files': ({ most = 0 }) => m.zip_too_many_files({ most: Number(most) }),
  'too-big': ({ most = 0 }, language) => m.zip_too_big({ most: megabytes(language, Number(most)) }),
  'file-too-big': ({ path = '', most = 0 }, language) =>
    m.zip_file_too_big({ path: String(path), most: megabytes(language, Number(most)) }),
  bomb: ({ path = '' }) => m.zip_bomb({ path: String(path) }),
  path: ({ path = '' }) => m.zip_path({ path: String(path) }),
  'same-name': ({ path = '' }) => m.zip_same_name({ path: String(path) }),
  'not-a-file': ({ path = '' }) => m.zip_not_a_file({ path: String(path) }),
  overlap: () => m.zip_overlap(),
  'unknown-file': ({ path = '' }) => m.zip_unknown_file({ path: String(path) }),
  'no-course': () => m.zip_no_course(),
  'several-courses': ({ courses = '' }) => m.zip_several_courses({ courses: String(courses) }),
}

/** Why a zip is not taken, and what to do. */
export const refusedWords = ({ refused, values }: Refused, language: Language): string =>
  words[refused](values, language)
