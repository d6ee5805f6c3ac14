import { setTimeout } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { environment } from '#app/web/environment.server.ts'
import { log } from '#app/web/log.server.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** Who an answer goes to; else to whoever mails come from. */
  replyTo?: string
  /** The same for a mail that has to be sent twice: mail programs then show it once. */
  messageId?: string
  /** A page that ends mails of this kind. */
  stopLink?: string
}

/** Give up on a mail server that doesn't answer. */
const timeouts = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 30_000,
  dnsTimeout: 10_000,
}

/**
 * Whether mail can be sent: SMTP_URL says through whom, and ORIGIN which address links name. Without ORIGIN a link would
 * repeat whatever host a request claims, and a stranger could have a link to their own host mailed to a member.
 */
export const canSendMail = (): boolean => environment().smtpUrl !== null && environment().origin !== null

/** Who mails come from: `?from=` of SMTP_URL, the user it signs in with, or no-reply at our own host. */
export function senderOf(smtpUrl: string, origin: string): string {
  const url = new URL(smtpUrl)
  const user = decodeURIComponent(url.username)
  return url.searchParams.get('from') ?? (user.includes('@') ? user : `no-reply@${new URL(origin).hostname}`)
}

const underWay = new Set<Promise<unknown>>()

/** By then the page that asked for a mail has been answered. */
const DELAY_MS = 500

/**
 * Hands a mail to the mail server, a moment later: how long the caller takes must not tell who has an account. A failure
 * is logged by its code: the message of a mail server repeats the address.
 */
export function sendMail(mail: Mail): void {
  const sending = setTimeout(DELAY_MS)
    .then(() => handOver(mail))
    .then(
      () => log().info('a mail was handed to the mail server'),
      (error: { code?: unknown; responseCode?: unknown }) =>
        log().error({ code: error.code, responseCode: error.responseCode }, 'a mail could not be sent'),
    )
    .finally(() => underWay.delete(sending))
  underWay.add(sending)
}

/**
 * Hands a mail to the mail server, now.
 * @throws what nodemailer throws: its message repeats addresses and must not be logged
 */
export async function handOver(mail: Mail): Promise<void> {
  const { smtpUrl, origin } = environment()
  if (smtpUrl === null || origin === null) throw new Error('Mail needs SMTP_URL and ORIGIN.')
  const transport = createTransport({
    url: smtpUrl,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: { name: 'Jalon', address: senderOf(smtpUrl, origin) },
      // As an object: a list of addresses hidden in one text is not taken apart.
      to: { name: '', address: mail.to },
      ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
      messageId: mail.messageId && `<${mail.messageId}@${new URL(origin).hostname}>`,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: { 'Auto-Submitted': 'auto-generated', ...(mail.stopLink ? stopHeaders(mail.stopLink) : {}) },
    })
  } finally {
    transport.close()
  }
}

/** RFC 8058: mail programs show a button of their own, and press it with one POST. */
const stopHeaders = (link: string) => ({
  'List-Unsubscribe': `<${link}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** Resolves when no mail is under way: before the process ends, and in tests. */
export async function allMailSent(): Promise<void> {
  await Promise.all(underWay)
}
