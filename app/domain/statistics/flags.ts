import type { DistractorTable } from './distractors.ts'
import { numberOf } from './figure.ts'
import type { ItemStatistics } from './item-statistics.ts'
import type { RaschItem } from './rasch.ts'
import { LEAST_ANSWERS, SAFE_ANSWERS } from './reliability.ts'

/** Why an item is worth a look: a code and values, never a sentence. Figures are per cent, infit is a mean square. */
export type Flag = FlagReason & {
  /** The answers it rests on. */
  n: number
  /** So few that it is marked as uncertain. */
  isUncertain: boolean
}

type FlagReason =
  /** More of the `best` chose this option than this key. */
  | { code: 'key-in-doubt'; option: string; chosen: number; key: string; keyChosen: number; best: number }
  /** Who does well elsewhere does worse here. */
  | { code: 'negative-efficiency'; efficiency: number }
  | { code: 'low-efficiency'; efficiency: number }
  | { code: 'low-discrimination'; index: number }
  | { code: 'below-guess'; facility: number; guessScore: number }
  | { code: 'too-hard'; facility: number }
  | { code: 'too-easy'; facility: number }
  | { code: 'misfit'; infit: number }

/** From where on an item is worth a look; per cent but for infit. */
const worthALook = {
  /** Moodle highlights what is below. */
  efficiency: 15,
  /** Below it Moodle's question bank says that a question very likely needs checking. */
  discrimination: 30,
  tooEasy: 95,
  tooHard: 20,
  /** A mean square: answers 30 % noisier than the model expects (Wright & Linacre 1994, for tests like ours). */
  infit: 1.3,
} as const

interface Evidence {
  item: ItemStatistics
  distractors?: DistractorTable
  rasch?: RaschItem
}

/** What is worth a look at an item, the gravest first. With fewer than 10 answers nothing is. */
export function flagsOf({ item, distractors, rasch }: Evidence): Flag[] {
  const flags = [
    ...(distractors ? keyInDoubt(distractors) : []).map((flag) => counted(flag, distractors?.size.all ?? 0)),
    ...[...discriminationFlag(item), ...facilityFlag(item)].map((flag) => counted(flag, item.n)),
    ...(rasch ? misfit(rasch) : []).map((flag) => counted(flag, rasch?.n ?? 0)),
  ]
  return flags.filter(({ n }) => n >= LEAST_ANSWERS)
}

const counted = (flag: FlagReason, n: number): Flag => ({ ...flag, n, isUncertain: n < SAFE_ANSWERS })

/** The option most chosen by the best, if more of them chose it than the key they chose least. */
function keyInDoubt({ options, size }: DistractorTable): FlagReason[] {
  const [key] = options.filter(({ isKey }) => isKey).toSorted((a, b) => a.upper - b.upper)
  const [option] = options.filter(({ isKey }) => !isKey).toSorted((a, b) => b.upper - a.upper)
  if (!key || !option || option.upper <= key.upper) return []
  const [chosen, keyChosen] = [option.upper, key.upper]
  return [{ code: 'key-in-doubt', option: option.id, chosen, key: key.id, keyChosen, best: size.upper }]
}

/**
 * One of the three, as they tell the same story with rising doubt. That an item tells people apart too little takes 30
 * answers to say: of 18, the interval of an index of 22 % goes from below 0 to over 60.
 */
function discriminationFlag(item: ItemStatistics): FlagReason[] {
  const efficiency = numberOf(item.discriminativeEfficiency)
  const index = numberOf(item.discriminationIndex)
  if (efficiency !== null && efficiency < 0) return [{ code: 'negative-efficiency', efficiency }]
  if (item.n < SAFE_ANSWERS) return []
  if (efficiency !== null && efficiency < worthALook.efficiency)
    return [{ code: 'low-efficiency', efficiency }]
  return index !== null && index < worthALook.discrimination ? [{ code: 'low-discrimination', index }] : []
}

function facilityFlag(item: ItemStatistics): FlagReason[] {
  const facility = numberOf(item.facility)
  const guessScore = numberOf(item.guessScore)
  if (facility === null) return []
  if (guessScore !== null && facility < guessScore) return [{ code: 'below-guess', facility, guessScore }]
  if (facility < worthALook.tooHard) return [{ code: 'too-hard', facility }]
  return facility > worthALook.tooEasy ? [{ code: 'too-easy', facility }] : []
}

function misfit({ infit, n }: RaschItem): FlagReason[] {
  const value = numberOf(infit)
  return value !== null && value > worthALook.infit && n >= SAFE_ANSWERS
    ? [{ code: 'misfit', infit: value }]
    : []
}
