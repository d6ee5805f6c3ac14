import type { Cohort } from '#app/domain/cohort/cohort.ts'
import type { Language } from '#app/messages/languages.ts'
import { inLanguage } from '#app/messages/locale.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { answerColumns } from './answer-row.ts'
import { type CataloguedExercise, catalogueOf } from './catalogue.server.ts'
import { bookColumns, bookRows } from './code-book.ts'
import { exerciseColumns, exercisePages } from './exercise-rows.server.ts'
import { naming, type RowOwner, rowOwners } from './people.server.ts'
import { answerPages } from './read-answers.server.ts'
import { learnerColumns, learnerPages } from './read-learners.server.ts'
import { testPages } from './read-tests.server.ts'
import { type ExportedTable, tableOf } from './table.ts'
import { testColumns } from './test-row.ts'

/** What a cohort's data may be taken away as. */
export const dataTables = ['answers', 'learners', 'tests'] as const
export type DataTable = (typeof dataTables)[number]

interface Asked {
  cohort: Cohort
  withNames: boolean
  language: Language
  now: number
}

interface Gathered extends Asked {
  owners: RowOwner[]
  catalogue: CataloguedExercise[]
}

/** The tables of a cohort; nothing of their rows is read before it is asked for. */
export async function cohortTables(db: Db, asked: Asked) {
  const { cohort, withNames, language, now } = asked
  const { courseIds } = cohort
  const [owners, catalogue] = await Promise.all([
    rowOwners(db, { cohortId: cohort.id, withNames, now }),
    catalogueOf(db, { courseIds, language }),
  ])
  const data = dataOf(db, { ...asked, owners, catalogue })
  const bookOf = (names: readonly DataTable[]) => {
    const rows = inLanguage(language, () => names.flatMap((name) => bookRows(name, data[name].columns)))
    return tableOf('columns', bookColumns, rows)
  }
  return {
    ...data,
    /** The code book of the columns of these tables. */
    bookOf,
    exercises: { name: 'exercises', columns: exerciseColumns, pages: exercisePages(db, catalogue) },
  }
}

function dataOf(
  db: Db,
  { cohort: { courseIds }, withNames, now, owners, catalogue }: Gathered,
): Record<DataTable, ExportedTable> {
  const about = ['person', ...(withNames ? naming : []), 'membership']
  // Items of tests are answered in sittings, and have a file of their own.
  const exercises = catalogue.filter(({ use }) => use !== 'test')
  return {
    answers: {
      name: 'answers',
      columns: [...about, ...answerColumns],
      pages: answerPages(db, { owners, courseIds }),
    },
    learners: {
      name: 'learners',
      columns: [...about, ...learnerColumns(exercises)],
      pages: learnerPages(db, { owners, exercises }),
    },
    tests: {
      name: 'tests',
      columns: [...about, ...testColumns],
      pages: testPages(db, { owners, courseIds, now }),
    },
  }
}
