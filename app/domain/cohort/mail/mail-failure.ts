/** What the mail library throws, as far as we look at it. Its message and response repeat addresses. */
export interface MailFailure {
  /** `ECONNECTION`, `EAUTH`, `EENVELOPE`, … */
  code?: unknown
  /** The reply of the mail server (RFC 5321, section 4.2): 4xx for now, 5xx for good. */
  responseCode?: unknown
  response?: unknown
}

/** Longer replies hold addresses of help pages and names of machines, which tell a trainer nothing. */
const MOST = 160

/**
 * Whether a mail server refused this letter for good. Only what it says of the recipient or of the letter counts: that it
 * does not know *us* (EAUTH) is for the operator to mend, and the letter waits.
 */
export const isForGood = ({ code, responseCode }: MailFailure): boolean =>
  (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500

/** A failure in one line: the code and the mail server's own words, without any address in them. */
export function wordsOf({ code, responseCode, response }: MailFailure, email: string): string {
  const number = typeof responseCode === 'number' ? String(responseCode) : ''
  const name = typeof code === 'string' && /^[A-Z]{1,20}$/.test(code) ? code : ''
  const said = typeof response === 'string' ? withoutAddresses(response, email) : ''
  const words = said.startsWith(number) ? said.slice(number.length).trim() : said
  return [number || name || '?', words].filter(Boolean).join(' ').slice(0, MOST).trim()
}

function withoutAddresses(response: string, email: string): string {
  const local = email.slice(0, email.lastIndexOf('@'))
  const bare = response
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/<[^>]*>/g, '…')
    .replace(/[^\s@]+@[^\s@]+/g, '…')
  // Also where a server names a mailbox without its host.
  return [email, local]
    .filter(Boolean)
    .reduce((text, part) => text.replaceAll(new RegExp(escaped(part), 'gi'), () => '…'), bare)
    .trim()
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
