import { z } from 'zod'
import type { ExerciseKindName } from './exercise.ts'

const position = z.number().int().min(0).max(999)
const rows = z.array(position.nullable()).max(999)
const draw = z.union([z.literal('open'), z.number().int().min(1)])

/** Answers by position in the source, as attempts keep them: they read the same in every language. */
export const answers = {
  choice: z.object({ chosen: z.array(position).max(999) }),
  /** `reading` is what the learner meant where `text` can be read in two ways. */
  numeric: z.object({ text: z.string(), reading: z.number().optional(), draw: draw.optional() }),
  text: z.object({ text: z.string() }),
  match: z.object({ pairs: rows }),
  classify: z.object({ categories: rows }),
  order: z.object({ items: z.array(position).max(999) }),
  written: z.object({ text: z.string(), met: z.array(position).max(999).nullable() }),
  sql: z.object({ query: z.string(), draw }),
  /** Values as typed, by name of the result. */
  r: z.object({ script: z.string(), values: z.record(z.string(), z.string()), draw }),
} satisfies Record<ExerciseKindName, z.ZodType>
