import type { ModuleFolder } from '#app/content/course-files.server.ts'
import { readPicture } from '#app/content/pictures.server.ts'
import { DomainError } from '../../errors.ts'
import { secondsOn2G } from '../slow-link.ts'
import type { Workspace } from '../workspace.server.ts'
import { pictureUses } from './picture-uses.ts'
import type { StudioPicture } from './studio-picture.ts'

/** A module of a workspace. @throws DomainError `not-found` */
export function moduleOf({ course }: Pick<Workspace, 'course'>, moduleId: string): ModuleFolder {
  const module = course?.modules.find(({ id }) => id === moduleId)
  if (!module) throw new DomainError('not-found', 'page_not_found')
  return module
}

/** The path in the course's folder of a picture as a module's text names it. */
export const picturePath = (moduleId: string, src: string): string =>
  src.startsWith('../') ? src.slice(3) : `${moduleId}/${src}`

/** The pictures that a module's text may show: its own, and behind them those of the course. */
export function listPictures(workspace: Workspace, moduleId: string): StudioPicture[] {
  const module = moduleOf(workspace, moduleId)
  const drafts = new Set(workspace.drafts.map(({ path }) => path))
  return Object.entries(module.pictures)
    .map(([src, bytes]): StudioPicture => {
      const path = picturePath(moduleId, src)
      const { hash, width, height, broken } = readPicture(path, bytes)
      return {
        path,
        src,
        hash,
        width,
        height,
        bytes: bytes.length,
        seconds: secondsOn2G(bytes.length),
        isShared: src.startsWith('../'),
        isDraft: drafts.has(path),
        broken,
        uses: usesOf(workspace, path),
      }
    })
    .sort((a, b) => Number(a.isShared) - Number(b.isShared) || (a.src < b.src ? -1 : 1))
}

/** Every text of the course that shows the picture at a path. */
export function usesOf({ course }: Pick<Workspace, 'course'>, path: string): StudioPicture['uses'] {
  return (course?.modules ?? []).flatMap(({ id, texts }) =>
    texts.flatMap(({ language, text }) =>
      pictureUses(text)
        .filter(({ src }) => picturePath(id, src) === path)
        .map(({ alt }) => ({ moduleId: id, language, alt })),
    ),
  )
}
