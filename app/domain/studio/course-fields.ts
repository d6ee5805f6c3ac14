import type { CourseForm } from './course-form.server.ts'

/** The form of course.yaml as it was sent; what is wrong with it the check tells, with its line. */
export function readCourseForm(form: FormData): CourseForm {
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const byLanguage = (name: string) => {
    const texts: Record<string, string> = {}
    for (const [key, value] of form) {
      const language = new RegExp(`^${name}:([a-z]{2,3})$`).exec(key)?.[1]
      if (language && typeof value === 'string') texts[language] = value.trim()
    }
    return texts
  }
  const added = field('add-language')
  const retired: Record<string, string> = {}
  for (const [key, value] of form) {
    const id = /^retired:([a-z0-9-]{1,64})$/.exec(key)?.[1]
    if (id && typeof value === 'string' && value.trim() !== '') retired[id] = value.trim()
  }
  const [newId, newReason] = [field('retire-id'), field('retire-reason')]
  if (/^[a-z0-9-]{1,64}$/.test(newId) && newReason !== '') retired[newId] = newReason
  return {
    title: byLanguage('title'),
    summary: byLanguage('summary'),
    audience: byLanguage('audience'),
    level: field('level'),
    passMark: Number(field('passMark')),
    addLanguage: /^[a-z]{2,3}$/.test(added) ? added : null,
    retired,
  }
}
