import { textPath } from '#app/content/course-files.server.ts'
import type { Glossary } from '#app/content/glossary-file.ts'
import type { DataSet } from '#app/labs/data/data-set.ts'
import * as courses from '#db/courses.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { surroundingsOf } from '../build-draft.server.ts'
import { listPictures } from '../files/list-pictures.server.ts'
import { findExercises } from '../source/find-exercises.ts'
import { idsIn, type TemplateSurroundings } from '../templates/completions.ts'
import type { SampleTable } from '../templates/exercise-template.ts'
import { textOf, type Workspace } from '../workspace.server.ts'
import { objectivesOf } from './edit-exercise.server.ts'

/** What can be put into a text of a module: what its course has and what all courses share. */
export interface TextSurroundings extends TemplateSurroundings {
  pictures: string[]
  /** Ids with the words in the text's language. */
  terms: { id: string; term: string }[]
  dataSetIds: string[]
}

/** @throws DomainError `not-found` for a module that is not there */
export async function surroundingsOfText(
  db: Db,
  workspace: Workspace,
  { moduleId, language }: { moduleId: string; language: string },
): Promise<TextSurroundings> {
  const { course } = workspace
  const [{ glossary, data }, ever] = await Promise.all([
    surroundingsOf(db, workspace),
    courses.exercisesEver(db, workspace.courseId),
  ])
  const sets = data.flatMap(({ dataSet }) => (dataSet ? [dataSet] : []))
  const text = textOf(workspace, textPath(moduleId, language)) ?? ''
  const objectives = Object.keys(objectivesOf(text))
  const used = new Set(
    findExercises(text).flatMap(
      ({ start }) => /\bobjective="([^"]*)"/.exec(text.slice(start, start + 500))?.[1] ?? [],
    ),
  )
  return {
    language,
    // One that nothing asks for yet, so that none is forgotten.
    objective: objectives.find((id) => !used.has(id)) ?? objectives[0] ?? '',
    sample: sampleOf(sets),
    isTest: course?.yaml?.value.test === moduleId,
    taken: [
      ...new Set([
        ...(course?.modules ?? []).flatMap(({ texts }) => texts.flatMap((own) => idsIn(own.text))),
        ...Object.keys(course?.yaml?.value.retired ?? {}),
        ...ever.map(({ id }) => id),
      ]),
    ],
    pictures: listPictures(workspace, moduleId).flatMap(({ src, broken }) => (broken ? [] : [src])),
    terms: termsOf(glossary, language),
    dataSetIds: sets.map(({ id }) => id),
  }
}

const termsOf = (glossary: Glossary | null, language: string) =>
  Object.entries(glossary ?? {})
    .map(([id, { term }]) => ({ id, term: term[language] ?? Object.values(term)[0] ?? id }))
    .sort((a, b) => a.term.localeCompare(b.term, language))

/** A table with a column of few codes, if there is one: its rows can be counted by it. */
function sampleOf(sets: DataSet[]): SampleTable | null {
  const tables = sets.flatMap(({ id, tables: own }) =>
    own
      .filter(({ rows, view }) => rows > 0 && view === null)
      .map(({ name, variables }) => ({
        dataSetId: id,
        table: name,
        group: variables.find(({ codes }) => codes.length > 1 && codes.length <= 20)?.name ?? null,
      })),
  )
  return tables.find(({ group }) => group !== null) ?? tables[0] ?? null
}
