import { parseDocument } from 'yaml'
import { COURSE_FILE } from '#app/content/course-files.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Language } from '#app/messages/languages.ts'
import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { saveFiles } from '../save-files.server.ts'
import { toldIn } from '../told-problem.ts'
import { factsOf, revisionOf, textOf, type Workspace } from '../workspace.server.ts'
import { addTo, editCourseFile, setRetired, takeFrom } from './edit-course-file.server.ts'
import {
  type CourseTexts,
  courseTexts,
  type FactsForm,
  type FieldError,
  factsErrors,
  textErrors,
} from './facts-form.ts'

/** What course.yaml says, as its forms show it, and the file itself, with what is wrong with it in the reader's language. */
export async function openCourseFile(db: Db, workspace: Workspace, reader: Language) {
  const text = textOf(workspace, COURSE_FILE) ?? ''
  const facts = workspace.course?.yaml?.value ?? null
  const problems = workspace.course?.problems.filter(({ file }) => file === workspace.course?.file) ?? []
  const inFile = dataIn(text)
  const published = (await dataSets.current(db)).map(({ id }) => id)
  return {
    text,
    revision: revisionOf(workspace, COURSE_FILE),
    problems: problems.map(toldIn(reader)).map(({ severity, line, wrong, instead }) => ({
      severity,
      line,
      wrong,
      instead,
    })),
    facts: facts && {
      texts: Object.fromEntries(facts.languages.map((code) => [code, textsIn(facts, code)])),
      languages: facts.languages,
      source: facts.source,
      level: facts.level,
      passMark: facts.passMark,
      position: facts.position ?? null,
      retired: facts.retired,
    },
    data: [...new Set([...published, ...inFile])].map((id) => ({
      id,
      isChosen: inFile.includes(id),
      isPublished: published.includes(id),
    })),
  }
}

const textsIn = (facts: Record<keyof CourseTexts, Record<string, string>>, code: string): CourseTexts => ({
  title: facts.title[code] ?? '',
  summary: facts.summary[code] ?? '',
  audience: facts.audience[code] ?? '',
})

/** Ids under `data`; what was published keeps no list of them. */
function dataIn(text: string): string[] {
  const file = parseDocument(text)
  const list: unknown = file.errors.length > 0 ? null : file.toJS({ maxAliasCount: 20 })?.data
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []
}

interface Saving {
  /** The one on the page that was edited. */
  revision: number
  now: number
}

/**
 * Saves what the form of a course says; what it doesn't say stays. Gives what is wrong with it, and then nothing is saved.
 * @throws DomainError `conflict` studio_saved_elsewhere, studio_course_file_broken
 */
export async function saveFacts(
  db: Db,
  workspace: Workspace,
  form: FactsForm,
  { revision, now }: Saving,
): Promise<FieldError[]> {
  const { languages, retired } = factsOf(workspace)
  const errors = factsErrors(form, languages)
  if (errors.length > 0) return errors
  const before = dataIn(textOf(workspace, COURSE_FILE) ?? '')
  await editCourseFile(
    db,
    workspace,
    (file) => {
      for (const code of languages)
        for (const name of courseTexts) file.setIn([name, code], form.texts[code]?.[name])
      file.set('source', form.source)
      file.set('level', form.level)
      file.set('passMark', Number(form.passMark))
      if (form.position === '') file.delete('position')
      else file.set('position', Number(form.position))
      for (const id of form.data) if (!before.includes(id)) addTo(file, 'data', id)
      for (const id of before) if (!form.data.includes(id)) takeFrom(file, 'data', id)
      const said = Object.entries(form.retired).filter(([id]) => Object.hasOwn(retired, id))
      setRetired(file, Object.fromEntries(said.map(([id, reason]) => [id, reason || null])))
      if (form.retire.id !== '') setRetired(file, { [form.retire.id]: form.retire.reason })
    },
    { now, revision },
  )
  return []
}

/** Adds a language with the texts that a course has in each. @throws DomainError as saveFacts */
export async function addLanguage(
  db: Db,
  workspace: Workspace,
  { language, texts }: { language: string; texts: CourseTexts },
  { revision, now }: Saving,
): Promise<FieldError[]> {
  const { languages } = factsOf(workspace)
  const errors = textErrors('new', texts)
  if (languages.includes(language)) errors.unshift({ id: 'language', code: 'language-there' })
  if (!/^[a-z]{2,3}$/.test(language)) errors.unshift({ id: 'language', code: 'language-code' })
  if (errors.length > 0) return errors
  await editCourseFile(
    db,
    workspace,
    (file) => {
      addTo(file, 'languages', language)
      for (const name of courseTexts) file.setIn([name, language], texts[name])
    },
    { now, revision },
  )
  return []
}

/**
 * Takes a language off the list: its texts stay in the files, unpublished, and come back with it.
 * @throws DomainError `conflict` studio_language_source for the language in which keys stand, and as saveFacts
 */
export async function dropLanguage(
  db: Db,
  workspace: Workspace,
  language: string,
  { revision, now }: Saving,
): Promise<void> {
  const { source } = factsOf(workspace)
  if (language === source) throw new DomainError('conflict', 'studio_language_source')
  await editCourseFile(db, workspace, (file) => takeFrom(file, 'languages', language), { now, revision })
}

/**
 * Saves course.yaml as it was typed, also while it is wrong, so that a file nobody can read can be mended here.
 * @throws DomainError `conflict` studio_saved_elsewhere, and those of saveFiles
 */
export async function saveCourseText(
  db: Db,
  workspace: Workspace,
  text: string,
  { revision, now }: Saving,
): Promise<void> {
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n'))
  if (textOf(workspace, COURSE_FILE) === bytes.toString()) return
  await saveFiles(db, workspace, [{ path: COURSE_FILE, bytes, revision }], now)
}
