import type { Language } from '#app/messages/languages.ts'

export type Role = 'learner' | 'trainer' | 'admin'

/** Who is asking. A visitor has no session yet; a guest has one but no account. */
export interface Person {
  id: string
  role: Role
  /** True until they sign up. */
  isGuest: boolean
  name: string | null
  language: Language
}

/** Null = a visitor. */
export type Actor = Person | null
