import { isLanguage, type Language } from '#app/messages/languages.ts'

/** Which of somebody's answers to an exercise, or of their sittings of a test, counts. */
const countingRules = ['first', 'last', 'best'] as const
export type CountingRule = (typeof countingRules)[number]

/** What a trainer chose to analyse. It stands in the address, so that a page can be sent to a colleague. */
export interface Choices {
  counting: CountingRule
  /** In which the answer was given; null = all. */
  language: Language | null
  /** Hash of the edition that was answered; null = all. */
  edition: string | null
  /** First and last day, YYYY-MM-DD in UTC; null = no limit. */
  from: string | null
  to: string | null
  /** Of this cohort, or of all cohorts that the trainer leads and that take the course. */
  people: 'cohort' | 'led'
  /** Whether difficulties are estimated, which costs time. */
  rasch: boolean
}

export const usualChoices: Choices = {
  counting: 'first',
  language: null,
  edition: null,
  from: null,
  to: null,
  people: 'cohort',
  rasch: false,
}

/** Reads an address; what it does not say, or says in a way that can't be read, is as usual. */
export function readChoices(query: URLSearchParams): Choices {
  const counting = countingRules.find((rule) => rule === query.get('counting'))
  const language = query.get('language')
  return {
    counting: counting ?? usualChoices.counting,
    language: isLanguage(language) ? language : null,
    edition: query.get('edition') || null,
    from: dayIn(query.get('from')),
    to: dayIn(query.get('to')),
    people: query.get('people') === 'led' ? 'led' : 'cohort',
    rasch: query.get('rasch') === '1',
  }
}

/** The end of an address that says these choices: `?counting=last`, or nothing when all is as usual. */
export function choicesInAddress(choices: Choices): string {
  const said = new URLSearchParams()
  if (choices.counting !== usualChoices.counting) said.set('counting', choices.counting)
  for (const name of ['language', 'edition', 'from', 'to'] as const) {
    const value = choices[name]
    if (value !== null) said.set(name, value)
  }
  if (choices.people === 'led') said.set('people', 'led')
  if (choices.rasch) said.set('rasch', '1')
  return said.size > 0 ? `?${said}` : ''
}

function dayIn(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  // 30 February is read as a day of March.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : text
}
