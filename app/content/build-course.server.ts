import type { CourseFacts, EditionFacts } from '#app/domain/course/course.ts'
import type { DataSet } from '#app/labs/data/data-set.ts'
import type { ModuleInput, ModuleOutput } from './build-module.ts'
import type { Builder } from './builder.server.ts'
import { checkIds, type EarlierExercise, type UsedExercise } from './check-ids.ts'
import { checkLabs } from './check-labs.server.ts'
import type { CourseFolder, ModuleFolder } from './course-files.server.ts'
import { drawCharts } from './draw-charts.server.ts'
import { editionHash, hashOf } from './edition-hash.ts'
import type { DataSetAtHand } from './exercises/kind.ts'
import { contentHash, readPicture } from './pictures.server.ts'
import { type Problem, type Say, sayInto, top } from './problems.ts'
import type { CoursesFolder } from './read-courses.server.ts'
import { planTranslation, type TranslationPlan } from './translation-plan.server.ts'

/** What a module's text in a language would be published as. */
export interface PlannedEdition {
  moduleId: string
  language: string
  file: string
  hash: string
  textHash: string
  sourceTextHash: string
  /** Of a translation whose blocks are kept: how it is shown. */
  plan: TranslationPlan | null
}

/** A course file that can't be read leaves us guessing the source language, so that the texts are checked all the same. */
const guessed = ({ modules }: CourseFolder): Pick<CourseFacts, 'source' | 'languages' | 'modules'> => {
  const languages = [...new Set(modules.flatMap(({ texts }) => texts.map(({ language }) => language)))]
  return {
    source: languages.includes('en') ? 'en' : (languages[0] ?? 'en'),
    languages,
    modules: modules.map(({ id }) => id),
  }
}

/** Modules that links may lead to, in all courses of the folder and in those beside it. */
const linkTargets = ({ courses, others = [] }: CoursesFolder): string[] => [
  ...courses.flatMap((course) =>
    (course.yaml?.value ?? guessed(course)).modules.map((module) => `${course.id}/${module}`),
  ),
  ...others,
]

const listedTexts = (course: CourseFolder, module: ModuleFolder) => {
  const { languages } = course.yaml?.value ?? guessed(course)
  return module.texts.filter(({ language }) => languages.includes(language))
}

/** The modules that course.yaml names and that are there, in its order; behind them its test. */
export const listedModules = (course: CourseFolder): ModuleFolder[] =>
  [(course.yaml?.value ?? guessed(course)).modules, course.yaml?.value.test ?? []]
    .flat()
    .flatMap((id) => course.modules.find((module) => module.id === id) ?? [])

const isTestOf = ({ yaml }: CourseFolder, { id }: ModuleFolder): boolean => yaml?.value.test === id

/** What a text may know of a data set. */
export const atHand = ({ draws, isInvented, title, tables }: DataSet, hash: string): DataSetAtHand => ({
  hash,
  draws,
  isInvented,
  tables: tables.map(({ name }) => name),
  realTables: tables.filter(({ isReal }) => isReal).map(({ name }) => name),
  about: {
    title,
    tables: tables.map(({ name, title, rows, isAggregate }) => ({ name, title, rows, isAggregate })),
  },
})

/** What exercises may know of the data sets that are there. */
const dataSetsAtHand = ({ data }: CoursesFolder): Record<string, DataSetAtHand> =>
  Object.fromEntries(
    data.flatMap(({ dataSet, hash }) => (dataSet && hash ? [[dataSet.id, atHand(dataSet, hash)]] : [])),
  )

/** Names every edition of a course, without parsing anything. */
export function planEditions(course: CourseFolder, folder: CoursesFolder): PlannedEdition[] {
  const source = course.yaml?.value.source ?? guessed(course).source
  const modules = linkTargets(folder)
  const dataSets = Object.fromEntries(
    Object.entries(dataSetsAtHand(folder)).map(([id, { hash }]) => [id, hash]),
  )
  return listedModules(course).flatMap((module) => {
    const texts = listedTexts(course, module)
    const given = texts.find(({ language }) => language === source)
    const sourceText = given?.text ?? ''
    const pictures = Object.fromEntries(
      Object.entries(module.pictures).map(([name, bytes]) => [name, contentHash(bytes)]),
    )
    return texts.map(({ language, file, text, blocks }) => {
      const plan =
        given && blocks && language !== source
          ? planTranslation({
              source: sourceText,
              target: text,
              record: blocks,
              minor: given.blocks?.minor ?? [],
            })
          : null
      return {
        moduleId: module.id,
        language,
        file,
        hash: editionHash({
          courseId: course.id,
          moduleId: module.id,
          isTest: isTestOf(course, module),
          language,
          text,
          sourceText: language === source ? null : sourceText,
          glossary: folder.glossary,
          pictures,
          modules,
          dataSets,
          keys: module.keys,
          behind: plan ? [plan.borrowed, plan.marks, plan.isFrontOlder] : null,
        }),
        textHash: hashOf(text),
        sourceTextHash: hashOf(sourceText),
        plan,
      }
    })
  })
}

/** Builds a module in the languages wanted, and runs what its exercises and charts compute. */
export async function buildListed(
  course: CourseFolder,
  module: ModuleFolder,
  wanted: string[],
  folder: CoursesFolder,
  builder: Builder,
): Promise<ModuleOutput> {
  const texts = listedTexts(course, module)
  const named = Object.entries(module.pictures).filter(([name]) =>
    texts.some(({ text }) => text.includes(name)),
  )
  const input: ModuleInput = {
    courseId: course.id,
    moduleId: module.id,
    source: course.yaml?.value.source ?? guessed(course).source,
    isTest: isTestOf(course, module),
    texts,
    wanted,
    glossary: folder.glossary,
    pictures: Object.fromEntries(named.map(([name, bytes]) => [name, readPicture(name, bytes)])),
    modules: linkTargets(folder),
    dataSets: dataSetsAtHand(folder),
  }
  const built = await checkLabs(await builder.build(input), { data: folder.data, keys: module.keys })
  return drawCharts(built, folder)
}

/** Checks the ids of a whole course: of the modules just built, and of those that stand as they were published. */
export function checkCourseIds(
  course: CourseFolder,
  built: Map<string, ModuleOutput>,
  current: EditionFacts[],
  earlier: EarlierExercise[],
): Problem[] {
  const { yaml, file } = course
  if (!yaml) return []
  const used = listedModules(course).flatMap(({ id: moduleId, texts }): UsedExercise[] => {
    const output = built.get(moduleId)
    if (output) return output.exercises.map((exercise) => ({ ...exercise, moduleId }))
    const facts = current.find((known) => known.moduleId === moduleId && known.language === yaml.value.source)
    const at = { file: texts.find(({ language }) => language === yaml.value.source)?.file ?? file, ...top }
    return (facts?.exercises ?? []).map(({ id, kind }) => ({ id, name: id, kind, moduleId, ...at }))
  })
  return checkIds(used, earlier, yaml, file)
}

/** Which source text a translation was made against: the one beside it when its own text last changed. */
export function madeAgainst(
  { textHash, sourceTextHash }: PlannedEdition,
  before: EditionFacts | undefined,
): string {
  return before?.textHash === textHash ? (before.madeAgainst ?? sourceTextHash) : sourceTextHash
}

const behindCodes = { meaning: 'block-older', missing: 'block-missing', extra: 'block-extra' } as const

function sayBehind({ behind }: TranslationPlan, sourceFile: string, say: Say): void {
  for (const { state, line, sourceLine, name } of behind)
    say(
      behindCodes[state],
      { line, column: 1 },
      name,
      state === 'extra' ? sourceFile : `${sourceFile}:${sourceLine}`,
    )
}

/** Whether readers of a translation must be told, at its head, that the source says more: what its marks don't tell. */
export function isStale(planned: PlannedEdition, before: EditionFacts | undefined): boolean {
  return planned.plan ? planned.plan.isFrontOlder : madeAgainst(planned, before) !== planned.sourceTextHash
}

/** A translation whose source went on without it. */
export function checkStale(
  course: CourseFolder,
  planned: PlannedEdition[],
  current: EditionFacts[],
): Problem[] {
  const problems: Problem[] = []
  const source = course.yaml?.value.source
  for (const edition of planned) {
    if (edition.language === source) continue
    const before = current.find(
      ({ moduleId, language }) => moduleId === edition.moduleId && language === edition.language,
    )
    const sourceFile =
      planned.find(({ moduleId, language }) => moduleId === edition.moduleId && language === source)?.file ??
      ''
    const say = sayInto(problems, edition.file)
    if (edition.plan) sayBehind(edition.plan, sourceFile, say)
    else if (madeAgainst(edition, before) !== edition.sourceTextHash)
      say('translation-stale', top, sourceFile)
  }
  return problems
}
