import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { type Figure, numberOf } from '#app/domain/statistics/figure.ts'
import { itemStatistics } from '#app/domain/statistics/item-statistics.ts'
import type { MarkMatrix } from '#app/domain/statistics/matrix.ts'
import { quizStatistics } from '#app/domain/statistics/quiz-statistics.ts'
import { raschStatistics } from '#app/domain/statistics/rasch.ts'
import { MatrixProblem, readMatrix } from '#app/domain/statistics/read-matrix.ts'

/** `jalon item-analysis`: our figures for marks in a file, so that anyone can check them against R. */
export function register(program: Command): void {
  program
    .command('item-analysis <matrix>')
    .description(
      'print the figures of a test and its items as JSON, from a CSV file: a header of item ids, a row of marks an ' +
        'attempt, an empty cell for no answer (0 marks). Mean, median, sd and standard error of the quiz are in ' +
        'marks, the rest per cent by Moodle’s definitions; null where undefined. Nothing is withheld for small numbers.',
    )
    .option('--max <marks>', 'what each item is worth, as in 1,1,1,2,1; without it, 1 each')
    .option('--rasch', 'also Rasch difficulties, by conditional maximum likelihood')
    .action(async (path: string, options: { max?: string; rasch?: boolean }) => {
      const matrix = await matrixOf(path, options.max === undefined ? undefined : maximaIn(options.max))
      console.log(JSON.stringify(analysis(matrix, options.rasch ?? false), null, 2))
    })
}

async function matrixOf(path: string, maxima: number[] | undefined): Promise<MarkMatrix> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `${path} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    )
  })
  try {
    return readMatrix(text, maxima)
  } catch (error) {
    throw error instanceof MatrixProblem ? new Error(`${path}: ${error.message}`) : error
  }
}

function maximaIn(text: string): number[] {
  return text.split(',').map((part, index) => {
    const max = part.trim() === '' ? Number.NaN : Number(part)
    if (Number.isFinite(max) && max >= 0) return max
    throw new Error(`--max, number ${index + 1}: "${part}" is not what an item can be worth.`)
  })
}

function analysis(matrix: MarkMatrix, withRasch: boolean) {
  const quiz = quizStatistics(matrix)
  const rasch = withRasch ? raschStatistics(matrix) : null
  return {
    quiz: { n: quiz.n, ...numbers(quiz, quizFigures) },
    items: itemStatistics(matrix).map((item, index) => ({
      id: item.id,
      n: item.n,
      ...numbers(item, itemFigures),
      ...(rasch?.items[index] && { rasch: numbers(rasch.items[index], raschFigures) }),
    })),
  }
}

const quizFigures = [
  'mean',
  'median',
  'sd',
  'skewness',
  'kurtosis',
  'alpha',
  'errorRatio',
  'standardError',
] as const
const itemFigures = [
  'facility',
  'sd',
  'intendedWeight',
  'effectiveWeight',
  'discriminationIndex',
  'discriminativeEfficiency',
] as const
const raschFigures = ['difficulty', 'se', 'infit', 'outfit'] as const

/** The named figures in this order, as numbers or null. */
const numbers = <Name extends string>(of: Record<Name, Figure>, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, numberOf(of[name])]))
