import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OwnProgram } from '#app/ui/teach/own-program.tsx'

test('without a mail server, each draft opens in one’s own mail program, with all addresses in the blind copy', () => {
  const draft = { subject: 'Un mot & plus', body: 'Bonjour,\n\nOù en êtes-vous ?' }
  const group = {
    language: 'fr' as const,
    names: ['Awa', 'Omar'],
    emails: ['awa+x@o.example', 'omar@o.example'],
  }
  const html = renderToStaticMarkup(<OwnProgram language="en" groups={[{ ...group, draft }]} />)
  const href = /href="(mailto:[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const { pathname, searchParams } = new URL(href)
  expect(pathname).toBe('')
  expect(searchParams.get('bcc')).toBe(group.emails.join(','))
  expect(searchParams.get('subject')).toBe(draft.subject)
  expect(searchParams.get('body')).toBe('Bonjour,\r\n\r\nOù en êtes-vous ?')
  // Spaces as %20: a mail program shows a plus as a plus.
  expect(href).not.toContain('+')
})
