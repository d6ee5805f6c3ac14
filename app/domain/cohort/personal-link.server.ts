import type { Language } from '#app/messages/languages.ts'
import { codeOf } from './invitation/personal-code.server.ts'

/** Where an invitation leads: a link that is its holder's own. */
export type LinkOf = (invitation: { id: string; serial: number; language: Language }) => string

/** The links of this store; `origin` is the address that people use, without a path. */
export const linkOfInvitations =
  (secret: string, origin: string): LinkOf =>
  ({ id, serial, language }) =>
    `${origin}/${language}/join/${codeOf(secret, { id, serial })}`
