import { stringify } from 'yaml'
import { writeGift } from '#app/content/exchange/gift/write-gift.ts'
import { lossReport } from '#app/content/exchange/loss-report.ts'
import { writeMoodleXml } from '#app/content/exchange/moodle/write-moodle-xml.ts'
import { writeScorm } from '#app/content/exchange/scorm/write-scorm.server.ts'
import { writeCourseZip } from '#app/content/exchange/zip/course-zip.server.ts'
import { ZipRefusal } from '#app/content/exchange/zip/refusal.ts'
import type { Actor } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { courseHead } from './course-head.ts'
import { exchangeSource, type Wanted } from './exchange-source.server.ts'
import { type CourseFileName, courseFileTypes, diskName, isCourseFileName } from './export-files.ts'
import type { ExchangeTarget, Loss } from './loss.ts'
import { openWorkspace } from './workspace.server.ts'

/** A module that can be taken elsewhere, and the languages that it is published in. */
interface ExportChoice {
  id: string
  title: string
  isTest: boolean
  languages: string[]
}

export interface ExportReport {
  losses: (Loss & { exerciseTitle: string | null })[]
  /** How many exercises there are, those without any loss included. */
  exercises: number
}

/** What the page of exports shows; the report only when a target was chosen. */
export interface ExportView {
  course: ReturnType<typeof courseHead>
  /** Number of the newest release; null for a course that was never published. */
  release: number | null
  choices: ExportChoice[]
  languages: string[]
  report: ExportReport | null
}

/** @throws DomainError `not-found`, `not-allowed` */
export async function openExport(
  db: Db,
  actor: Actor,
  courseId: string,
  { language, chosen }: { language: string; chosen: (Wanted & { target: ExchangeTarget }) | null },
): Promise<ExportView> {
  const workspace = await openWorkspace(db, actor, courseId)
  const facts = await courses.byId(db, courseId)
  const current = facts ? await editions.currentFactsOfCourse(db, courseId) : []
  const listed = facts ? [...facts.modules, ...(facts.test === undefined ? [] : [facts.test])] : []
  const choices = listed.flatMap((id): ExportChoice[] => {
    const texts = current.filter(({ moduleId }) => moduleId === id)
    const shown = texts.find((text) => text.language === language) ?? texts[0]
    return shown
      ? [
          {
            id,
            title: shown.title,
            isTest: id === facts?.test,
            languages: texts.map((text) => text.language),
          },
        ]
      : []
  })
  return {
    course: courseHead(workspace, language),
    release: workspace.release?.number ?? null,
    choices,
    languages: (facts?.languages ?? []).filter((one) =>
      choices.some(({ languages }) => languages.includes(one)),
    ),
    report: facts && chosen ? reportOf(chosen.target, await exchangeSource(db, facts, chosen)) : null,
  }
}

function reportOf(target: ExchangeTarget, source: Parameters<typeof lossReport>[1]): ExportReport {
  const exercises = source.modules.flatMap((module) => module.exercises)
  const titles = new Map(exercises.map(({ id, title }) => [id, title ?? id]))
  const losses = lossReport(target, source).map((loss) => ({
    ...loss,
    exerciseTitle: loss.exerciseId === null ? null : (titles.get(loss.exerciseId) ?? loss.exerciseId),
  }))
  return { losses, exercises: exercises.length }
}

export interface CourseFile {
  name: string
  type: string
  body: string | Uint8Array<ArrayBuffer>
}

/**
 * A course as a file, keys inside: for its authors and admins only.
 * @throws DomainError `not-found`, `not-allowed`; `conflict` studio_no_zip for files that no zip of a course can have
 */
export async function exportCourse(
  db: Db,
  actor: Actor,
  courseId: string,
  { file, ...wanted }: Wanted & { file: string },
): Promise<CourseFile> {
  // First of all: whoever may not write the course learns nothing, not even which files there are.
  const workspace = await openWorkspace(db, actor, courseId)
  if (!isCourseFileName(file)) throw new DomainError('not-found', 'page_not_found')
  const named = { name: diskName(file, { courseId, ...wanted }), type: courseFileTypes[file] }
  if (file === 'draft.zip')
    return { ...named, body: asBody(await zipOf(courseId, workspace.files, await sharedFiles(db))) }
  if (file === 'course.zip') return { ...named, body: asBody(await releasedZip(db, courseId)) }
  const facts = await courses.byId(db, courseId)
  if (!facts) throw new DomainError('not-found', 'page_not_found')
  return { ...named, body: await written(file, await exchangeSource(db, facts, wanted)) }
}

async function written(
  file: Exclude<CourseFileName, 'course.zip' | 'draft.zip'>,
  source: Parameters<typeof lossReport>[1],
): Promise<CourseFile['body']> {
  switch (file) {
    case 'moodle.xml':
      return writeMoodleXml(source)
    case 'gift.txt':
      return writeGift(source)
    case 'scorm.zip':
      return asBody(await writeScorm(source))
  }
}

/**
 * The sources of what is published of a course, and the glossary, as a zip of its folder. No rights are asked.
 * @throws DomainError `not-found` for a course that was never published
 */
export async function releasedZip(db: Db, courseId: string): Promise<Buffer> {
  const release = await sources.latest(db, courseId)
  if (!release) throw new DomainError('not-found', 'page_not_found')
  return zipOf(courseId, await sources.filesOf(db, release.manifest), await sharedFiles(db))
}

async function zipOf(...given: Parameters<typeof writeCourseZip>): Promise<Buffer> {
  try {
    return await writeCourseZip(...given)
  } catch (error) {
    if (error instanceof ZipRefusal) throw new DomainError('conflict', 'studio_no_zip', { ...error.values })
    throw error
  }
}

/** The glossary goes along, so that the folder can be published elsewhere; data sets stay where they are. */
async function sharedFiles(db: Db): Promise<Map<string, Buffer>> {
  const glossary = await sources.glossary(db)
  if (glossary === null) return new Map()
  return new Map([['glossary.yaml', Buffer.from(stringify(JSON.parse(glossary), { lineWidth: 0 }))]])
}

const asBody = (bytes: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
