import { kebab } from '#app/content/files/file-names.ts'

/**
 * The short name that somebody typed for a course or a module; left empty, one made of the title's words. Where the title
 * has no letter of a–z or digit it is empty, and has to be typed.
 */
export const shortName = (typed: string, title: string): string => typed.trim() || kebab(title)
