import type { BlockState } from './block-states.ts'
import type { UnitOut } from './translation-files.ts'

interface XliffHead {
  courseId: string
  moduleId: string
  sourceLanguage: string
  language: string
}

/** XLIFF's own four states; what is older goes out as begun, with what is there. */
const states: Record<BlockState, string> = {
  done: 'final',
  minor: 'initial',
  meaning: 'initial',
  missing: 'initial',
  extra: 'initial',
}

const about: Record<BlockState, string> = {
  done: 'Up to date.',
  minor: 'The source has changed a little since this was translated.',
  meaning: 'The source has changed its meaning since this was translated.',
  missing: 'Not translated yet.',
  extra: 'Not in the source any more.',
}

/**
 * A module's blocks as XLIFF 2.0 (OASIS). Tags, codes, addresses and numbers stand in the text as authors write them:
 * they are compared when the file comes back.
 */
export function writeXliff(
  { courseId, moduleId, sourceLanguage, language }: XliffHead,
  units: readonly UnitOut[],
): string {
  const lines = units.map((unit) => unitXml(unit)).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${xml(sourceLanguage)}" trgLang="${xml(language)}">
  <file id="text" original="${xml(`${courseId}/${moduleId}`)}">
${lines}  </file>
</xliff>
`
}

function unitXml({ id, name, state, source, target, terms }: UnitOut): string {
  const notes = [
    `<note category="state">${xml(about[state])}</note>`,
    ...terms.map(
      (term) =>
        `<note category="term">${xml(`${term.source} = ${term.target ?? '?'}${term.definition ? ` (${term.definition})` : ''}`)}</note>`,
    ),
  ]
  const translated = target === '' ? '' : `\n        <target xml:space="preserve">${xml(target)}</target>`
  return `    <unit id="${xml(id)}" name="${xml(name)}">
      <notes>${notes.join('')}</notes>
      <segment id="text" state="${states[state]}">
        <source xml:space="preserve">${xml(source)}</source>${translated}
      </segment>
    </unit>
`
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** What XML 1.0 has no place for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that must not get through.
const unfit = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

const xml = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '')
    .replaceAll(unfit, '')
    .replaceAll(/[&<>"\r]/g, (sign) => named[sign] ?? sign)
