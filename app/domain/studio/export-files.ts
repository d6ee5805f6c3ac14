import type { ExchangeTarget } from './loss.ts'

/** The files that a course can be taken away as, by name in the address. */
export const courseFileNames = ['course.zip', 'draft.zip', 'moodle.xml', 'gift.txt', 'scorm.zip'] as const
export type CourseFileName = (typeof courseFileNames)[number]

export const isCourseFileName = (name: unknown): name is CourseFileName =>
  courseFileNames.some((file) => file === name)

/** Which file a target is. */
export const fileOfTarget: Record<ExchangeTarget, CourseFileName> = {
  'moodle-xml': 'moodle.xml',
  gift: 'gift.txt',
  scorm: 'scorm.zip',
}

/** What such a file is, to a browser. */
export const courseFileTypes: Record<CourseFileName, string> = {
  'course.zip': 'application/zip',
  'draft.zip': 'application/zip',
  'moodle.xml': 'application/xml; charset=utf-8',
  'gift.txt': 'text/plain; charset=utf-8',
  'scorm.zip': 'application/zip',
}

/** A name on a disk that tells files of several courses, modules and languages apart. */
export const diskName = (
  file: CourseFileName,
  { courseId, moduleId, language }: { courseId: string; moduleId: string | null; language: string },
): string =>
  file === 'course.zip' || file === 'draft.zip'
    ? `${courseId}-${file === 'draft.zip' ? 'draft' : 'course'}.zip`
    : `${[courseId, moduleId, language, file.split('.')[0]].filter(Boolean).join('-')}.${file.split('.')[1]}`
