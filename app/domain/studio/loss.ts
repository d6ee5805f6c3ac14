/** Where a module's exercises, or all of it, can be taken; `zip` is the folder itself and loses nothing. */
export const exchangeTargets = ['moodle-xml', 'gift', 'scorm'] as const
export type ExchangeTarget = (typeof exchangeTargets)[number]

/** What becomes of it there: it stays, it becomes something else, it is gone. */
export type LossKind = 'kept' | 'changed' | 'lost'

/** What is said of an export before it is made, each with what becomes of it. Pages have the words. */
export const lossKinds = {
  /** Modules that are not written in the language. */
  'modules-left-out': 'lost',
  /** Moodle, GIFT: text, figures and charts between exercises. */
  'text-left-out': 'lost',
  /** Scorm: a test stays on the platform. */
  'test-left-out': 'lost',
  /** Scorm: who opens the file can read the answers. */
  'keys-readable': 'changed',
  'charts-become-tables': 'changed',
  /** Links to other pages of the platform need it to be reachable. */
  'links-lead-back': 'changed',
  'hints-dropped': 'lost',
  /** Moodle gives hints only in one of its modes. */
  'hints-interactive': 'changed',
  'tries-dropped': 'lost',
  'points-dropped': 'lost',
  'shuffle-dropped': 'lost',
  /** Shares of points that Moodle doesn't know go to the nearest that it knows. */
  'shares-rounded': 'changed',
  'partial-credit-kept': 'kept',
  'feedback-kept': 'kept',
  'row-feedback-dropped': 'lost',
  /** Formulas and emphasis in what is chosen from a list. */
  'plain-options': 'changed',
  'classify-becomes-matching': 'changed',
  'order-becomes-matching': 'changed',
  /** Accents, punctuation and spaces count there. */
  'text-read-strictly': 'changed',
  /** Numbers are read by that platform's rules; it doesn't ask back. */
  'numbers-read-otherwise': 'changed',
  /** Answers that the format can't write. */
  'answers-left-out': 'lost',
  'unit-in-text': 'changed',
  'own-data-becomes-link': 'lost',
  'lab-becomes-link': 'lost',
  'self-check-becomes-marking': 'changed',
  'rubric-dropped': 'lost',
  'written-becomes-text': 'lost',
  'pictures-dropped': 'lost',
  'pictures-kept': 'kept',
  'terms-dropped': 'lost',
  'footnotes-dropped': 'lost',
  'formulas-as-mathml': 'changed',
} as const satisfies Record<string, LossKind>

export type LossCode = keyof typeof lossKinds

export interface Loss {
  /** Null: of the whole file. */
  exerciseId: string | null
  code: LossCode
  values: Record<string, number | string>
}
