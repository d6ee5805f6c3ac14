import type { DataSet, Rows } from '../data-set.ts'
import { meridia } from './meridia.ts'

interface Generator {
  /** Raise it when the same seed gives other rows: every answer and key changes then. */
  version: number
  make(seed: number): Rows[]
}

export const generators = {
  meridia: { version: 1, make: meridia },
} satisfies Record<NonNullable<DataSet['generator']>, Generator>
