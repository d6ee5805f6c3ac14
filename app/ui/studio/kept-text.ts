/** A text that could not be saved yet, kept by this browser for its author until it is. */
export interface KeptText {
  text: string
  /** The revision that it goes on from. */
  revision: number
  /**
   * Texts on the way to it that were sent, and of which nothing is known: the server may have one of them, and then this
   * is what comes after it.
   */
  unanswered: string[]
}

export interface TextKey {
  personId: string
  courseId: string
  moduleId: string
  textLanguage: string
}

const keyOf = ({ personId, courseId, moduleId, textLanguage }: TextKey) =>
  ['jalon-studio', personId, courseId, moduleId, textLanguage].join('/')

export function keepText(key: TextKey, kept: KeptText): void {
  try {
    localStorage.setItem(keyOf(key), JSON.stringify(kept))
  } catch {
    // No room or no right: it is kept as long as the page is open.
  }
}

/** Whether a kept text comes after what the server has, and not beside it. */
export const comesAfter = (kept: KeptText, there: { text: string; revision: number }): boolean =>
  kept.revision === there.revision || kept.unanswered.includes(there.text)

export function forgetText(key: TextKey): void {
  try {
    localStorage.removeItem(keyOf(key))
  } catch {
    // It was never there.
  }
}

export function keptText(key: TextKey): KeptText | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(key)) ?? 'null') as Partial<KeptText> | null
    if (typeof kept?.text !== 'string' || typeof kept.revision !== 'number') return null
    const unanswered = (kept.unanswered ?? []).filter((text) => typeof text === 'string')
    return { text: kept.text, revision: kept.revision, unanswered }
  } catch {
    return null
  }
}
