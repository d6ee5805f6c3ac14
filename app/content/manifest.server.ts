import type { Manifest, SourceFile } from '#db/sources.server.ts'
import type { CourseFiles } from './course-files.server.ts'
import { contentHash, isPictureName, readPicture } from './pictures.server.ts'

/** Path -> content hash of all files of a course. */
export const manifestOf = (files: CourseFiles): Manifest =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, contentHash(bytes)]).sort())

export const isSameManifest = (a: Manifest, b: Manifest): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([path, hash]) => b[path] === hash)

/** Files as the store keeps them: pictures as what they are, all else as text. */
export const sourceFilesOf = (files: CourseFiles): SourceFile[] =>
  [...files].map(([path, bytes]) => {
    const name = path.split('/').at(-1) ?? ''
    return {
      hash: contentHash(bytes),
      type: isPictureName(name) ? readPicture(name, bytes).type : null,
      bytes,
    }
  })
