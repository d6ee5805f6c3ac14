import type { BrokenLock } from './block-locks.ts'
import type { BlockEdit, RefusedEdit } from './save-blocks.server.ts'
import { type UnitBack, unitIds } from './translation-files.ts'
import type { BlockView, TranslationView } from './translation-view.ts'

/** What becomes of a block that came back. `doubtful` ones are taken when a person says so. */
export type UnitVerdict = 'taken' | 'right' | 'doubtful' | 'refused' | 'same' | 'empty'

export interface ReviewedUnit {
  line: number
  id: string
  verdict: UnitVerdict
  /** Why it is refused or doubtful. */
  reason: 'unknown' | 'source-changed' | 'twice' | 'source-edited' | RefusedEdit['reason'] | null
  locks: BrokenLock[]
  before: string
  after: string
  /** What is saved when it is taken. */
  edit: BlockEdit | null
}

/**
 * Holds what came back against what is here: one line for each block of the file, none swallowed. Nothing is stored.
 * @param refuse what is wrong with an edit, unless a person says that numbers and the like are meant
 */
export function reviewUnits(
  { blocks }: TranslationView,
  units: readonly UnitBack[],
  refuse: (edit: BlockEdit, anyway: boolean) => RefusedEdit | null,
): ReviewedUnit[] {
  const here = blocks.filter(({ sourceHash }) => sourceHash !== '')
  const ids = unitIds(here.map(({ sourceHash }) => sourceHash))
  const byId = new Map(ids.map((id, index) => [id, here[index] as BlockView]))
  const seen = new Set<string>()
  return units.map((unit): ReviewedUnit => {
    const { line, id } = unit
    const block = byId.get(id)
    const told = {
      line,
      id: id.slice(0, 80),
      locks: [],
      before: block?.target ?? '',
      after: trimmed(unit.target),
      edit: null,
    }
    const refused = (reason: ReviewedUnit['reason']) => ({ ...told, verdict: 'refused' as const, reason })
    if (!block) return refused(/^b[0-9a-f]{16}(\.\d+)?$/.test(id) ? 'source-changed' : 'unknown')
    if (seen.has(id)) return refused('twice')
    seen.add(id)
    return { ...told, ...weigh(block, unit, refuse) }
  })
}

function weigh(
  block: BlockView,
  { source, target, isDone }: UnitBack,
  refuse: (edit: BlockEdit, anyway: boolean) => RefusedEdit | null,
): Pick<ReviewedUnit, 'verdict' | 'reason' | 'locks' | 'edit'> {
  const text = trimmed(target)
  const place = { number: block.number, source: block.sourceHash, target: block.targetHash }
  const none = { reason: null, locks: [], edit: null }
  if (text === '') return { verdict: 'empty', ...none }
  if (text === block.target) {
    const isOlder = block.state === 'minor' || block.state === 'meaning'
    return isOlder && isDone
      ? { verdict: 'right', ...none, edit: { ...place, text: null } }
      : { verdict: 'same', ...none }
  }
  const edit = { ...place, text }
  const [hard, soft] = [refuse(edit, true), refuse(edit, false)]
  if (hard) return { verdict: 'refused', reason: hard.reason, locks: locksOf(hard), edit: null }
  if (soft) return { verdict: 'doubtful', reason: soft.reason, locks: locksOf(soft), edit }
  // A translator who changed the source translated something else.
  if (source !== null && trimmed(source) !== block.source)
    return { verdict: 'doubtful', reason: 'source-edited', locks: [], edit }
  return { verdict: 'taken', reason: null, locks: [], edit }
}

const locksOf = (refused: RefusedEdit): BrokenLock[] => (refused.reason === 'locks' ? refused.locks : [])

/** Tools add and take blank lines around a text. */
const trimmed = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd()
