import type { Person } from '#app/domain/access/actor.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import { listDataSets } from '#app/domain/data/open-data-set.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { draftId, listDataDrafts } from './data-drafts.server.ts'

export interface ListedData {
  id: string
  title: string
  tables: number
  rows: number
  licence: string
  isInvented: boolean
  origin: 'folder' | 'studio'
}

/**
 * The data sets that courses may use, and those that a person has in the making.
 * @throws DomainError `not-allowed`
 */
export async function listData(db: Db, person: Person, language: string) {
  const [drafts, published, origins] = await Promise.all([
    listDataDrafts(db, person),
    listDataSets(db),
    sources.origins(db),
  ])
  return {
    drafts,
    published: published.map(
      ({ id, title, tables, licence, isInvented }): ListedData => ({
        id,
        title: shownText(title, language, Object.keys(title)[0] ?? 'en'),
        tables: tables.length,
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
        licence,
        isInvented,
        origin: origins.get(draftId(id)) === 'studio' ? 'studio' : 'folder',
      }),
    ),
  }
}
