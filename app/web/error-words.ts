import { m } from '#app/messages/generated/messages.js'

interface Words {
  title: string
  text: string
}

/**
 * What a refusal or a failure is called, and what to do: by code where we know more, else by status. For pages, and for
 * files, which have none.
 */
export function errorWords(status: number, code: string | null): Words {
  if (code === 'module_not_found' || code === 'course_not_found') {
    return { title: m.error_course_title(), text: m.error_course_text() }
  }
  if (code === 'preview_gone') {
    return { title: m.error_preview_title(), text: m.error_preview_text() }
  }
  if (status === 404) return { title: m.error_404_title(), text: m.error_404_text() }
  if (status === 403 || status === 401) return { title: m.error_403_title(), text: m.error_403_text() }
  if (status === 429) return { title: m.error_429_title(), text: m.error_429_text() }
  if (status < 500) return { title: m.error_400_title(), text: m.error_400_text() }
  return { title: m.error_500_title(), text: m.error_500_text() }
}
