import type { DataOfExercise } from '#app/domain/exercise/exercise.ts'
import type { Draw } from '#app/labs/data/data-set.ts'
import { imageOf, type NamedDataSet } from '#app/labs/sql/images.server.ts'
import type { ImageSource } from '#app/labs/sql/kept-images.server.ts'
import type { SqlPool } from '#app/labs/sql/pool.server.ts'
import { thePool } from '#app/labs/sql/the-pool.server.ts'
import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'

/** Where the queries of an exercise run. */
export interface Lab extends NamedDataSet {
  pool: SqlPool
  image(draw: Draw): ImageSource
}

/** Opens the lab on the data that an edition names. */
export async function openLab(db: Db, { id, hash }: Pick<DataOfExercise, 'id' | 'hash'>): Promise<Lab> {
  const [dataSet, secret] = await Promise.all([dataSets.byHash(db, hash), tokenSecret(db)])
  if (!dataSet) throw new Error(`The data set ${id} (${hash}) is not in the store.`)
  const pool = thePool()
  return { pool, hash, dataSet, image: (draw) => imageOf(pool, { hash, dataSet }, draw, secret) }
}
