import type { Language } from '#app/messages/languages.ts'

/**
 * What becomes of somebody in the made-up cohort:
 * - `not-opened`: invited, and nothing since; `opened`: opened the link, and answered nothing
 * - `looked`: is in the cohort and had pages open, without an answer; `asked`: waits to be let in
 * - `stuck`: stopped at one exercise after several wrong answers; `slow`: takes much longer than the others
 * - `under-way`, `finished`, `left`
 */
export type Part =
  | 'not-opened'
  | 'opened'
  | 'looked'
  | 'asked'
  | 'stuck'
  | 'slow'
  | 'under-way'
  | 'finished'
  | 'left'

export interface CastMember {
  /** Plants and places: no person has these names. */
  name: string
  language: Language
  country: string
  organisation: string
  part: Part
  /** Without an e-mail address: the link came on paper. */
  isOnPaper?: boolean
  /** First and last day of answers, by the days of the cohort from 0 on; what share of the way they went in them. */
  days?: [from: number, to: number]
  share?: number
}

/** How many days the cohort has been running when the demo starts. */
export const DAYS_GONE = 28

/** On everything that carries a name: nobody shall take these people for real ones. */
export const SAID = { en: 'made up', fr: 'inventé' }

const office = 'Statistical office (made up)'
const labour = 'Ministry of labour (made up)'
const interior = 'Ministry of the interior (made up)'
const institut = 'Institut de statistique (inventé)'
const solidarite = 'Ministère de la solidarité (inventé)'

type Row = [
  name: string,
  language: Language,
  country: string,
  organisation: string,
  part: Part,
  share?: number,
  days?: [number, number],
]

// Countries are real ones, because forms know no others; who learns how much is drawn without a look at them.
const rows: Row[] = [
  ['Acacia Hillside', 'en', 'KE', office, 'finished', 1, [0, 24]],
  ['Bamboo Harbour', 'en', 'KE', office, 'finished', 1, [0, 26]],
  ['Cedar Riverbank', 'en', 'KE', interior, 'finished', 1, [1, 27]],
  ['Clover Meadow', 'en', 'KE', office, 'under-way', 0.8, [1, 27]],
  ['Fern Lakeside', 'en', 'KE', labour, 'stuck', 1, [0, 13]],
  ['Hazel Crossroads', 'en', 'KE', office, 'not-opened'],
  ['Ivy Northgate', 'en', 'UG', office, 'finished', 1, [2, 25]],
  ['Jasmine Lowland', 'en', 'UG', labour, 'under-way', 0.65, [0, 27]],
  ['Juniper Seashore', 'en', 'UG', office, 'under-way', 0.9, [1, 26]],
  ['Lupin Woodside', 'en', 'UG', interior, 'slow', 0.16, [2, 26]],
  ['Mallow Springfield', 'en', 'UG', office, 'opened'],
  ['Nettle Eastbridge', 'en', 'UG', office, 'asked'],
  ['Acajou Rivage', 'fr', 'SN', institut, 'finished', 1, [0, 23]],
  ['Bruyère Coteau', 'fr', 'SN', institut, 'finished', 1, [1, 26]],
  ['Cèdre Belvallon', 'fr', 'SN', solidarite, 'under-way', 0.75, [0, 27]],
  ['Églantine Portneuf', 'fr', 'SN', institut, 'stuck', 1, [1, 15]],
  ['Fougère Montclair', 'fr', 'SN', institut, 'slow', 0.2, [0, 27]],
  ['Genêt Lafontaine-aux-Ormes', 'fr', 'SN', solidarite, 'not-opened'],
  ['Lavande Hauterive', 'fr', 'MA', institut, 'finished', 1, [0, 27]],
  ['Mimosa Grandpré', 'fr', 'MA', institut, 'under-way', 0.6, [2, 27]],
  ['Olivier Sourcevive', 'fr', 'MA', solidarite, 'stuck', 1, [0, 17]],
  ['Palmier Beaurivage', 'fr', 'MA', institut, 'left', 0.3, [0, 9]],
  ['Romarin Valclos', 'fr', 'MA', institut, 'looked'],
  ['Tilleul Boisclair', 'fr', 'MA', solidarite, 'not-opened'],
]

/** Who got their link on paper. */
const onPaper = ['Fern Lakeside', 'Jasmine Lowland', 'Bruyère Coteau', 'Tilleul Boisclair']

/** The made-up cohort of 24. */
export const cast: CastMember[] = rows.map(([name, language, country, organisation, part, share, days]) => ({
  name,
  language,
  country,
  organisation,
  part,
  isOnPaper: onPaper.includes(name),
  ...(share === undefined ? {} : { share }),
  ...(days === undefined ? {} : { days }),
}))

/** Who leads it, and who looks after the platform. */
export const team = [
  { role: 'trainer', name: 'Willow Greenfield', address: 'trainer', language: 'en' },
  { role: 'trainer', name: 'Cyprès Clairval', address: 'co-trainer', language: 'fr' },
  { role: 'admin', name: 'Maple Southport', address: 'admin', language: 'en' },
] as const satisfies { role: 'trainer' | 'admin'; name: string; address: string; language: Language }[]

/** At a domain that can't receive mail (RFC 2606 keeps `.example` for examples). */
export const emailOf = (name: string): string =>
  `${name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')}@demo.example`

/** Everybody has joined who has a share of the way, or stands at its beginning. */
export const isMember = ({ part }: CastMember): boolean => part !== 'not-opened' && part !== 'opened'
