import { type UnitOut, unitIds } from './translation-files.ts'
import type { TranslationView } from './translation-view.ts'

/** The blocks of a translation as they go out; what the source has no more is nothing to translate. */
export function unitsOut({ blocks }: TranslationView): UnitOut[] {
  const here = blocks.filter(({ sourceHash }) => sourceHash !== '')
  const ids = unitIds(here.map(({ sourceHash }) => sourceHash))
  return here.map(({ kind, state, source, target, terms, number }, index) => ({
    id: ids[index] as string,
    name: /^<[A-Z]\w*[^>]*?\sid="([^"]*)"/.exec(source)?.[1] ?? `${number} ${kind}`,
    kind,
    state,
    source,
    target,
    terms,
  }))
}
