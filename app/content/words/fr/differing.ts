import { kindNames } from './kind-names.ts'
import { told } from './phrases.ts'
import { fr } from './typeset.ts'

/** What is told for a value that is not there, or of something that is there or not. */
const states: Record<string, string> = {
  none: 'aucun',
  missing: 'absent',
  drawn: 'tracé',
  written: 'écrit',
  'left out': 'omis',
  unlimited: 'sans limite',
  set: 'présent',
  'not set': 'absent',
}

/** Of these, a value is the author's own: an id may be called like one of the states. */
const names = ['The objective', 'data']

/** Says that a translation says something else than its source. */
export function differing(what: string, own: string, source: string, at: string): string {
  const shown = (value: string): string => {
    if (what === 'The kind of this exercise') return kindNames[value] ?? value
    if (what === 'The form of this exercise' && value === 'none') return 'aucune'
    if (names.includes(what) && value !== 'none') return value
    return quoted(states[value] ?? value)
  }
  return fr`${told(what)} : ${shown(own)} ici, mais ${shown(source)} dans la source (${at}).`
}

/** Words of a text come in English quotation marks. */
const quoted = (value: string): string => value.replace(/^“(.*)”$/s, (_, words) => fr`« ${words} »`)
