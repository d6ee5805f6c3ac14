import { z } from 'zod'

/**
 * How the author wants a result compared. Stored in editions.
 * - `columns`: paired by name (any order, capitals ignored) or by position (names ignored)
 * - `order`: of rows: none asked; the whole sequence; or the sequence of these expected columns only, so that rows
 *   with equal keys may stand in any order
 * - `digits`: decimals asked for: a number is right when it rounds to the expected one; null = as exact as computed
 */
export const rules = z.object({
  columns: z.enum(['names', 'positions']),
  order: z.union([z.enum(['none', 'rows']), z.array(z.string().min(1)).min(1)]),
  digits: z.number().int().min(0).max(12).nullable(),
})
export type Rules = z.infer<typeof rules>
