import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CourseFolder, isCoursePath, readCourseOf, readSource } from './course-files.server.ts'
import { type Glossary, readGlossary } from './glossary-file.ts'
import { limits } from './limits.ts'
import { isPictureName } from './pictures.server.ts'
import { type Problem, type Say, sayInto, top } from './problems.ts'
import { type DataFolder, readDataSets } from './read-data-sets.server.ts'

export interface CoursesFolder {
  courses: CourseFolder[]
  /** Modules that links may lead to, as `course/module`: of the courses here, and of others on offer beside them. */
  others?: string[]
  /** Null when it can't be read: then nothing can be said about terms. */
  glossary: Glossary | null
  /** Data sets that courses may use. */
  data: DataFolder[]
  /** Problems of the folder and of the glossary. */
  problems: Problem[]
}

/** Reads a folder of courses: all files, and what `course.yaml` and `glossary.yaml` say. */
export function readCourses(dir: string): CoursesFolder {
  const problems: Problem[] = []
  const entries = entriesOf(dir, sayInto(problems, dir))
  const glossaryFile = join(dir, 'glossary.yaml')
  const sayGlossary = sayInto(problems, glossaryFile)
  const hasGlossary = entries.some((entry) => entry.name === 'glossary.yaml' && entry.isFile())
  const bytes = hasGlossary ? readFile(glossaryFile, sayGlossary) : Buffer.alloc(0)
  const text = bytes && readSource(bytes, sayGlossary)
  const glossary = text === null ? null : readGlossary(text, sayGlossary)
  const courses = entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name) && entry.name !== 'data')
    .map(({ name }) => readCourse(dir, name))
    .filter((course) => course !== null)
    .sort((a, b) => placeInCatalogue(a) - placeInCatalogue(b))
  const data = readDataSets(dir)
  return { courses, glossary, data, problems: [...problems, ...data.flatMap((folder) => folder.problems)] }
}

/** Places that are the same leave the order of the folders' names. */
export const placeInCatalogue = ({ yaml }: CourseFolder): number =>
  yaml?.value.position ?? Number.MAX_SAFE_INTEGER

function readCourse(dir: string, id: string): CourseFolder | null {
  const folder = join(dir, id)
  const problems: Problem[] = []
  const files = new Map<string, Buffer>()
  const take = (path: string) => {
    const bytes = readFile(join(folder, path), sayInto(problems, join(folder, path)))
    if (bytes) files.set(path, bytes)
  }
  for (const entry of entriesOf(folder, sayInto(problems, join(folder, 'course.yaml')))) {
    if (entry.isFile() && isCoursePath(entry.name)) take(entry.name)
    if (!entry.isDirectory() || /^[._]/.test(entry.name)) continue
    const inside = join(folder, entry.name)
    for (const file of entriesOf(inside, sayInto(problems, inside))) {
      const path = `${entry.name}/${file.name}`
      if (file.isFile() && isCoursePath(path)) take(path)
    }
  }
  const course = readCourseOf(id, folder, files)
  return course && { ...course, problems: [...problems, ...course.problems] }
}

function entriesOf(folder: string, say: Say): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    say('folder-unreadable', top, (error as NodeJS.ErrnoException).code ?? String(error))
    return []
  }
}

/** The bytes of a file; null for what is far too large to be of use. Of a text that is told. */
function readFile(file: string, say: Say): Buffer | null {
  const { size } = lstatSync(file)
  if (size <= limits.pictureBytesRead) return readFileSync(file)
  if (!isPictureName(file.split('/').at(-1) ?? '')) say('file-too-big', top, size)
  return null
}
