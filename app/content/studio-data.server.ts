import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { type Problem, sayInto, top } from './problems.ts'
import type { CoursesFolder } from './read-courses.server.ts'
import type { DataFolder } from './read-data-sets.server.ts'

/** Releases and drafts of a data set stand under this and its id: no course can be called so. */
export const DATA = 'data/'

/**
 * The folder with the data sets that the Studio published beside its own: courses may use them. Where both have one of
 * a name, the Studio's stands and that is told, unless `replace` says that the folder is right, which is then kept in mind.
 */
export async function withStudioData(
  db: Db,
  folder: CoursesFolder,
  { replace, now }: { replace: boolean; now: number },
): Promise<{ folder: CoursesFolder; refused: Problem[] }> {
  const refused: Problem[] = []
  const data = new Map(folder.data.map((here) => [here.id, here]))
  for (const { id, hash } of await publishedInStudio(db)) {
    const here = data.get(id)
    if (here?.hash === hash) continue
    if (here && replace) {
      await takeBack(db, id, now)
      continue
    }
    if (here) sayInto(refused, here.file)('studio-data-newer', top, id)
    data.set(id, await asFolder(db, id, hash))
  }
  return { folder: { ...folder, data: [...data.values()] }, refused }
}

/** Data sets as they are shown now whose newest release came from the Studio. */
async function publishedInStudio(db: Db): Promise<{ id: string; hash: string }[]> {
  const [origins, current] = await Promise.all([sources.origins(db), dataSets.current(db)])
  return current.filter(({ id }) => origins.get(DATA + id) === 'studio')
}

/** A published data set as one that was read from a folder. */
export async function asFolder(db: Db, id: string, hash: string): Promise<DataFolder> {
  const dataSet = await dataSets.byHash(db, hash)
  return { id, file: `data/${id}/data.yaml`, dataSet, hash, placeOf: null, problems: [] }
}

/** From now on a folder has this data set. */
async function takeBack(db: Db, id: string, now: number): Promise<void> {
  const latest = await sources.latest(db, DATA + id)
  const number = (latest?.number ?? 0) + 1
  const next = { courseId: DATA + id, number, origin: 'folder', authorId: null, reason: '' } as const
  await sources.backfill(db, { ...next, manifest: {}, at: now }, [])
}
