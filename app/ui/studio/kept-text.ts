/** A text that could not be saved yet, kept by this browser for its author until it is. */
export interface KeptText {
  text: string
  /** The revision that it goes on from. */
  revision: number
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
    return kept && typeof kept.text === 'string' && typeof kept.revision === 'number'
      ? { text: kept.text, revision: kept.revision }
      : null
  } catch {
    return null
  }
}
