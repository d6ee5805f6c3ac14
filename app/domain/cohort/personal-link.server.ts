import { createHmac } from 'node:crypto'
import type { Language } from '#app/messages/languages.ts'

/** Where an invitation leads: a link that is its holder's own. */
export type LinkOf = (invitation: { id: string; serial: number; language: Language }) => string

const codeOf = (secret: string, { id, serial }: { id: string; serial: number }): string =>
  createHmac('sha256', secret).update(`invitation:${id}:${serial}`).digest('base64url').slice(0, 22)

/** The links of this store; `origin` is the address that people use, without a path. */
export const linkOfInvitations =
  (secret: string, origin: string): LinkOf =>
  ({ id, serial, language }) =>
    `${origin}/${language}/join/${codeOf(secret, { id, serial })}`
