import type { Glossary } from '#app/content/glossary-file.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { bodyOf } from '../source/blocks.ts'
import { diffWords } from '../source/diff-words.ts'
import { findExercises } from '../source/find-exercises.ts'
import { checkBlockLocks } from './block-locks.ts'
import { countStates } from './block-states.ts'
import { earlierBlocks, type OpenTranslation } from './open-translation.server.ts'
import { rowsToTranslate } from './save-blocks.server.ts'
import type { BlockTerm, BlockView, TranslationView } from './translation-view.ts'

/** A translation as its page shows it, block beside block. */
export async function viewTranslation(db: Db, open: OpenTranslation): Promise<TranslationView> {
  const rows = rowsToTranslate(open)
  const [before, terms] = await Promise.all([
    earlierBlocks(db, open),
    termsOf(db, open.sourceLanguage, open.language),
  ])
  const withForm = new Set(findExercises(open.text).map(({ id }) => id))
  const blocks = rows.map(({ state, source, target, from }, index): BlockView => {
    const [theirs, mine] = [bodyOf(source?.text ?? ''), bodyOf(target?.text ?? '')]
    const earlier = state === 'minor' || state === 'meaning' ? before.get(from ?? '') : undefined
    return {
      number: index + 1,
      kind: (source ?? target)?.kind ?? 'paragraph',
      state,
      sourceHash: source?.hash ?? '',
      targetHash: target?.hash ?? '',
      source: theirs,
      target: mine,
      change: earlier === undefined ? null : diffWords(bodyOf(earlier), theirs),
      terms: terms(theirs),
      broken: source && target ? checkBlockLocks(theirs, mine) : [],
      formId: source && target && withForm.has(target.id) ? target.id : null,
    }
  })
  const { moduleId, sourceLanguage, language: textLanguage, revision } = open
  return { moduleId, sourceLanguage, textLanguage, revision, counts: countStates(rows), blocks }
}

/** So many terms are shown beside a block. */
const MOST_TERMS = 12

/** Finds the glossary's terms in a text: those that it marks, and those that it names. */
async function termsOf(
  db: Db,
  sourceLanguage: string,
  language: string,
): Promise<(text: string) => BlockTerm[]> {
  const json = await sources.glossary(db)
  const entries = Object.entries(json === null ? {} : (JSON.parse(json) as Glossary)).flatMap(
    ([id, entry]) => {
      const name = entry.term[sourceLanguage]
      return name ? [{ id, name, folded: ` ${foldedWords(name)} `, entry }] : []
    },
  )
  return (text) => {
    const folded = ` ${foldedWords(text)} `
    const marked = new Set([...text.matchAll(/<Term id="([^"]*)"/g)].map(([, id]) => id))
    return entries
      .filter(({ id, folded: name }) => marked.has(id) || folded.includes(name))
      .slice(0, MOST_TERMS)
      .map(({ id, name, entry }) => ({
        id,
        source: name,
        target: entry.term[language] ?? null,
        definition: entry.definition[language] ?? null,
      }))
  }
}

/** Words alone, in small letters: "Usual-residence," is named in "usual residence". */
const foldedWords = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
