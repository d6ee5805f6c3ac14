import type { DataSet, Draw } from '../data/data-set.ts'
import { seedOf } from '../data/draw.server.ts'
import { rowsOf } from '../data/rows.ts'
import { scriptOf } from '../data/script.ts'
import type { ImageSource } from './kept-images.server.ts'
import type { SqlPool } from './pool.server.ts'

/** A data set in the state that an edition names. */
export interface NamedDataSet {
  hash: string
  dataSet: DataSet
}

/**
 * The database of one draw, which the pool makes when it is asked for, and keeps. `secret` is the store's own: it decides
 * which rows nobody sees.
 */
export function imageOf(
  pool: SqlPool,
  { hash, dataSet }: NamedDataSet,
  draw: Draw,
  secret: string,
): ImageSource {
  const seed = seedOf(dataSet, draw, secret)
  return { key: `${hash}/${seed}`, load: () => pool.build(rowsOf(dataSet, seed), scriptOf(dataSet)) }
}
