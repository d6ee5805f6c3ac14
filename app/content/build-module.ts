import type { ChartKind } from '#app/domain/chart/chart.ts'
import type { Block, EditionFacts, FormId } from '#app/domain/course/course.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { advise } from './advise.ts'
import type { BlocksFile } from './blocks-file.ts'
import { type AuthoredChart, chartToDraw } from './chart.ts'
import { checkTest, checkTestSource, testFactsOf } from './check-test.ts'
import { compareTexts } from './compare-texts.ts'
import { compileParts } from './compile.server.ts'
import { type Dressing, dressBlocks, dressParts, type Surroundings } from './dress/dress.ts'
import { slugHeadings } from './dress/heading.ts'
import { type AuthoredExercise, finishExercise } from './exercises/exercise.ts'
import { labelsOf } from './labels.ts'
import { limits } from './limits.ts'
import { countWords, sentBytes } from './measure.ts'
import { type Opened, openTexts } from './open-texts.ts'
import { hasErrors, type Problem, type Say, top } from './problems.ts'
import { type AuthoredText, chartsOf, exercisesOf, withIdsOf } from './read-text.ts'

/** Everything that one module is made of: plain data, so that it can be handed to another process. */
export interface ModuleInput extends Omit<Surroundings, 'language'> {
  /** The language in which keys stand. */
  source: string
  /** Whether the course has it as its test; a module is none. */
  isTest?: boolean
  /** `blocks`: what is kept beside a text of how it was translated; without it a translation is taken as it is. */
  texts: { language: string; file: string; text: string; blocks?: BlocksFile | null }[]
  /** Languages to make editions of; the others are read only as far as those need them. */
  wanted: string[]
}

export interface BuiltEdition {
  language: string
  facts: Omit<EditionFacts, 'hash' | 'stale'>
  blocks: Block[]
  exercises: Exercise[]
  /** Names of the pictures shown. */
  pictures: string[]
  /** How to write what the charts show, by their id. */
  chartWords: Record<string, Pick<AuthoredChart, 'labels' | 'digits'>>
}

export interface ModuleOutput {
  problems: Problem[]
  editions: BuiltEdition[]
  /** The exercises of the source and where they stand. */
  exercises: { id: string; name: string; kind: string; file: string; line: number; column: number }[]
  /** The charts of the source: what is still to be run. */
  charts: ChartToRun[]
}

interface ChartToRun {
  id: string
  kind: ChartKind
  query: string
  dataHash: string
  file: string
  line: number
  column: number
}

/** From a module's texts to its editions. Problems of all languages are told; an edition comes only from a clean text. */
export async function buildModule(input: ModuleInput): Promise<ModuleOutput> {
  const problems: Problem[] = []
  const opened = openTexts(input, problems)
  const source = opened.find(({ language }) => language === input.source)
  for (const text of opened) text.read = text.read && withIdsOf(source?.read ?? null, text.read)
  if (source?.read) {
    checkSource(source.read, source)
    checkTestSource(source.read, source.say)
  }
  for (const { read, say, language } of opened) {
    if (!read) continue
    checkTest(read, input, say)
    if (input.wanted.includes(language))
      advise(read, { language, isSource: language === input.source, isTest: input.isTest ?? false }, say)
  }
  const editions: BuiltEdition[] = []
  for (const text of opened) {
    if (text.read && source?.read && text !== source)
      compareTexts(text.read, source.read, text.say, source.file, text.plan?.isFrontOlder)
    const edition = text.read && (await buildEdition(text.read, source?.read ?? null, text, input, problems))
    if (edition && input.wanted.includes(text.language)) editions.push(edition)
  }
  const kept = problems.filter(({ file, severity }) => severity === 'error' || isWanted(file, input))
  return {
    problems: kept,
    editions,
    exercises: source?.read ? places(source.read, source.file) : [],
    charts: source?.read ? chartsToRun(source.read, source.file, input.dataSets) : [],
  }
}

const isWanted = (file: string, { texts, wanted }: ModuleInput): boolean =>
  texts.some((text) => text.file === file && wanted.includes(text.language))

const places = (text: AuthoredText, file: string): ModuleOutput['exercises'] =>
  exercisesOf(text).map(({ id, name, kind, at }) => ({
    id,
    name,
    kind,
    file,
    line: at.line,
    column: at.column,
  }))

const chartsToRun = (
  text: AuthoredText,
  file: string,
  dataSets: ModuleInput['dataSets'],
): ModuleOutput['charts'] =>
  chartsOf(text).flatMap(({ id, kind, query, data }) => {
    const dataHash = data && Object.hasOwn(dataSets, data) ? dataSets[data]?.hash : undefined
    return kind && query && dataHash ? [{ id, kind, query: query.text, dataHash, file, ...query.at }] : []
  })

/** Checks that concern the source alone: translations repeat it. */
function checkSource(read: AuthoredText, { say, file }: Opened): void {
  checkChartIds(read, file, say)
  const front = read.frontMatter
  if (!front) return
  if (front.value.minutes === undefined) {
    say(
      'yaml-value',
      front.placeOf([]),
      'minutes',
      'is missing',
      'Write the minutes a learner needs: minutes: 40.',
    )
  }
  const used = new Set<string>()
  for (const { objective, at } of exercisesOf(read)) {
    if (objective === null) continue
    used.add(objective)
    if (!Object.hasOwn(front.value.objectives, objective)) say('objective-unknown', at, objective)
  }
  for (const id of Object.keys(front.value.objectives)) {
    if (!used.has(id)) say('objective-unused', front.placeOf(['objectives', id]), id)
  }
}

/** Charts and exercises are anchors of one page. */
function checkChartIds(read: AuthoredText, file: string, say: Say): void {
  const first = new Map(exercisesOf(read).map(({ id, at }) => [id, at]))
  for (const { id, at } of chartsOf(read)) {
    const twin = first.get(id)
    if (twin) say('chart-twice', at, id, `${file}:${twin.line}`)
    else first.set(id, at)
  }
}

async function buildEdition(
  read: AuthoredText,
  source: AuthoredText | null,
  { language, file, say, plan }: Opened,
  input: ModuleInput,
  problems: Problem[],
): Promise<BuiltEdition | null> {
  const words = countWords(read)
  const dressing = dressingOf(read, language, say, input)
  dressParts(read.parts, dressing)
  for (const note of read.notes) dressBlocks(note, dressing)
  const front = read.frontMatter?.value
  const sourceFront = source?.frontMatter?.value
  if (!front || !source || !sourceFront) return null
  if (hasErrors(problems.filter((problem) => problem.file === file))) return null
  if (!input.wanted.includes(language)) return null

  const { html, footnotes } = await compileParts(read.parts, read.notes, dressing.formulas, language)
  const sources = new Map(exercisesOf(source).map((exercise) => [exercise.id, exercise]))
  const borrowed = new Set(
    exercisesOf(read).flatMap(({ id, name }) => (plan?.borrowed.includes(name) ? id : [])),
  )
  const finish = (own: AuthoredExercise) =>
    finishExercise(
      own,
      (read !== source && sources.get(own.id)) || own,
      (part) => html[part] ?? '',
      borrowed.has(own.id) ? input.source : null,
    )
  const exercises = exercisesOf(read).map(finish)
  const languageOf = (id: string) => (borrowed.has(id) ? input.source : language)
  const blocks = blocksOf(read, source, { html, footnotes, languageOf })
  const pictures = [...dressing.shown].sort()
  const pictureBytes = pictures.reduce((sum, name) => sum + (input.pictures[name]?.bytes ?? 0), 0)
  const htmlBytes = sentBytes(read, html, footnotes)
  if (htmlBytes > limits.htmlBytes) say('module-heavy', top, htmlBytes)
  if (pictureBytes > limits.picturesBytes) say('module-heavy-pictures', top, pictureBytes)
  if (hasErrors(problems.filter((problem) => problem.file === file))) return null
  const facts: BuiltEdition['facts'] = {
    courseId: input.courseId,
    moduleId: input.moduleId,
    language,
    title: front.title,
    summary: front.summary,
    minutes: sourceFront.minutes ?? 0,
    objectives: Object.keys(sourceFront.objectives).map((id) => ({
      id,
      text: front.objectives[id] ?? sourceFront.objectives[id] ?? '',
    })),
    exercises: exercises.map(({ id, kind, title, objective, points, language: own }) => ({
      ...(own ? { language: own } : {}),
      id,
      kind,
      title,
      objective,
      points,
    })),
    bytes: htmlBytes + pictureBytes,
    words,
    headings: dressing.slugs.outline,
    ...(input.isTest ? { test: testFactsOf(source, sourceFront) } : {}),
  }
  const chartWords = Object.fromEntries(
    chartsOf(read).map(({ id, labels, digits }) => [
      id,
      { labels, digits: digits ?? chartIn(source, id)?.digits ?? null },
    ]),
  )
  return { language, facts, blocks, exercises, pictures, chartWords }
}

function dressingOf(read: AuthoredText, language: string, say: Say, input: ModuleInput): Dressing {
  const prose = read.blocks.flatMap((block) => (block.type === 'prose' ? [read.parts[block.part]] : []))
  return {
    ...input,
    language,
    say,
    labels: labelsOf(language),
    slugs: slugHeadings(prose.filter((part) => part !== undefined)),
    formulas: [],
    tables: 0,
    displays: 0,
    terms: new Map(),
    cards: [],
    shown: new Set(),
    exerciseIds: new Map(
      exercisesOf(read).flatMap(({ id, name }) => [
        [id, id],
        [name, id],
      ]),
    ),
    isBorrowed: false,
  }
}

const chartIn = (text: AuthoredText, id: string) => chartsOf(text).find((chart) => chart.id === id)

interface CompiledText {
  html: string[]
  footnotes: string
  languageOf: (id: string) => string
}

const inForm = ({ form }: { form?: FormId }) => (form ? { form } : {})

function blocksOf(
  read: AuthoredText,
  source: AuthoredText,
  { html, footnotes, languageOf }: CompiledText,
): Block[] {
  const blocks = read.blocks.map((block): Block => {
    if (block.type === 'prose') return { type: 'html', html: html[block.part] ?? '', ...inForm(block) }
    if (block.type === 'exercise') return { type: 'exercise', id: block.exercise.id, ...inForm(block) }
    const { chart } = block
    return {
      type: 'chart',
      id: chart.id,
      chart: chartToDraw(chart, chartIn(source, chart.id) ?? chart, languageOf(chart.id)),
      note: chart.note === null ? '' : (html[chart.note] ?? ''),
    }
  })
  return footnotes === '' ? blocks : [...blocks, { type: 'html', html: footnotes }]
}
