import { limits } from './limits.ts'
import { error, kilobytes } from './problem-words.ts'

/** What can be wrong with a file as a whole: its form, its YAML, its front matter. */
export const fileProblems = {
  'file-too-big': error((bytes: number) => [
    `The file has ${kilobytes(bytes)}; at most ${kilobytes(limits.sourceBytes)} are read.`,
    'Split the module in two.',
  ]),
  'not-text': error(() => ['The file is not UTF-8 text.', 'Save it as UTF-8.']),
  'folder-name': error((name: string) => [
    `The folder name "${name}" can't be part of an address.`,
    'Use lower-case letters, digits and hyphens: stock-and-flow.',
  ]),
  'folder-unreadable': error((reason: string) => [
    `The folder can't be read: ${reason}.`,
    'Name an existing folder of courses.',
  ]),
  'studio-newer': error((courseId: string) => [
    'This course was changed here and in the Studio, and the Studio has published it since.',
    `Get the Studio's files with "jalon courses export ${courseId}" and bring both together, or publish with --replace to put the folder in their place.`,
  ]),
  'studio-data-newer': error((id: string) => [
    `The Studio has published a data set "${id}", and it is not the one of this folder.`,
    'Give the folder another name, or publish with --replace to put it in the place of the Studio’s.',
  ]),
  'course-file-missing': error(() => [
    'The course has no course.yaml.',
    'Write one: docs/authoring.md has a form to copy.',
  ]),
  'yaml-syntax': error((reason: string) => [
    `This is not valid YAML: ${reason}.`,
    'Mind indentation and colons; put texts with a colon in quotes.',
  ]),
  'yaml-value': error((path: string, reason: string, instead: string) => [`${path}: ${reason}.`, instead]),
  'yaml-unknown-key': error((key: string, known: string) => [
    `"${key}" is not known here.`,
    `Known are: ${known}.`,
  ]),
  'front-matter-missing': error(() => [
    'The file does not begin with front matter.',
    'Begin with a line of three hyphens, then title, summary, minutes and objectives, then three hyphens again.',
  ]),
  'front-matter-language': error((name: string) => [
    `Front matter in "${name}" is never read, because it could run as a program.`,
    'Write plain YAML between two lines of three hyphens.',
  ]),
  'front-matter-open': error(() => [
    'The front matter has no end.',
    'Close it with a line of three hyphens.',
  ]),
}
