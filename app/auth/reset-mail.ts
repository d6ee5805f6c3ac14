import { m } from '#app/messages/generated/messages.js'
import { directionOf, type Language } from '#app/messages/languages.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The mail with a link to set a new password, as text and as plain html, in the person's language. */
export function resetMail({
  language,
  link,
  minutes,
}: {
  language: Language
  link: string
  minutes: number
}) {
  const locale = { locale: language }
  const subject = m.mail_reset_subject({}, locale)
  const before = m.mail_reset_before({}, locale)
  const after = [m.mail_reset_life({ minutes }, locale), m.mail_reset_not_you({}, locale)]
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`
  const html = [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    `<title>${escaped(subject)}</title></head><body>`,
    paragraph(before),
    `<p><a href="${escaped(link)}">${escaped(link)}</a></p>`,
    ...after.map(paragraph),
    '</body></html>',
  ].join('\n')
  return { subject, text: [before, link, ...after].join('\n\n'), html }
}
