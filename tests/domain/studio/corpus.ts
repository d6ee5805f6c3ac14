import { readdirSync, readFileSync } from 'node:fs'
import { atHand } from '#app/content/build-course.server.ts'
import type { AuthoredExercise } from '#app/content/exercises/exercise.ts'
import type { DataSetAtHand } from '#app/content/exercises/kind.ts'
import type { Part } from '#app/content/parts.ts'
import { type Problem, sayInto } from '#app/content/problems.ts'
import { readDataSets } from '#app/content/read-data-sets.server.ts'
import { exercisesOf, readText } from '#app/content/read-text.ts'

/** The texts of all modules of `courses/`, in every language. */
export const corpus: { file: string; text: string; isSource: boolean }[] = readdirSync('courses', {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.mdx'))
  .sort()
  .map((file) => ({
    file,
    text: readFileSync(`courses/${file}`, 'utf8'),
    isSource: file.endsWith('/en.mdx'),
  }))

export const dataSets: Record<string, DataSetAtHand> = Object.fromEntries(
  readDataSets('courses').flatMap(({ dataSet, hash }) =>
    dataSet && hash ? [[dataSet.id, atHand(dataSet, hash)]] : [],
  ),
)

/** What the reader of editions makes of a text. */
export function readAsEdition(
  text: string,
  isSource = true,
): { exercises: AuthoredExercise[]; parts: Part[]; problems: Problem[] } {
  const problems: Problem[] = []
  const read = readText(text, { isSource, dataSets }, sayInto(problems, 'text.mdx'))
  return { exercises: read ? exercisesOf(read) : [], parts: read?.parts ?? [], problems }
}

const front = '---\ntitle: T\nsummary: S\nminutes: 1\nobjectives: { tell-stock-from-flow: O }\n---\n\n'

/** An exercise alone on a page, as the reader of editions sees it. */
export const readAlone = (source: string, isSource = true) => readAsEdition(`${front}${source}\n`, isSource)
