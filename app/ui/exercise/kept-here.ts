import type { Fields } from '#app/domain/exercise/public-exercise.ts'

/**
 * What this device keeps until the server has it: half-typed answers, and answers that could not be sent. Kept by
 * person, so that nobody on a shared computer meets somebody else's.
 */
export interface KeptPlace {
  /** Null for a visitor. */
  personId: string | null
  courseId: string
  moduleId: string
  exerciseId: string
}

export interface TypedHere {
  fields: Fields
  /** By this device's clock. */
  typedAt: number
  /** The edition whose form it fills; null when an earlier version kept it. */
  editionHash: string | null
}

const PREFIX = 'jalon'
const ownerOf = (personId: string | null) => personId ?? 'visitor'

const keyOf = ({ personId, courseId, moduleId, exerciseId }: KeptPlace, what: 'draft' | 'answer') =>
  [PREFIX, ownerOf(personId), what, courseId, moduleId, exerciseId].join('/')

/** Null for what something else keeps in this browser. */
function partsOf(key: string) {
  const [prefix, owner, what, courseId, moduleId] = key.split('/')
  return prefix === PREFIX && owner && courseId && moduleId ? { owner, what, courseId, moduleId } : null
}

/** Browsers may refuse storage, or have none left; then things are kept as long as the page is open. */
const memory = new Map<string, string>()

function write(key: string, value: string) {
  memory.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // Kept in memory.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null
  } catch {
    return memory.get(key) ?? null
  }
}

function remove(key: string) {
  memory.delete(key)
  try {
    localStorage.removeItem(key)
  } catch {
    // It was never there.
  }
}

function keys(): string[] {
  try {
    return [...new Set([...Object.keys(localStorage), ...memory.keys()])]
  } catch {
    return [...memory.keys()]
  }
}

export const keepDraft = (place: KeptPlace, typed: TypedHere) =>
  write(keyOf(place, 'draft'), JSON.stringify(typed))
export const forgetDraft = (place: KeptPlace) => remove(keyOf(place, 'draft'))

export function keptDraft(place: KeptPlace): TypedHere | null {
  const text = read(keyOf(place, 'draft'))
  if (!text) return null
  try {
    const typed = JSON.parse(text) as Partial<TypedHere>
    return typed.fields && typeof typed.typedAt === 'number'
      ? { fields: typed.fields, typedAt: typed.typedAt, editionHash: typed.editionHash ?? null }
      : null
  } catch {
    return null
  }
}

/** An answer under way, as the body of the request that sends it. */
export const keepAnswer = (place: KeptPlace, body: string) => write(keyOf(place, 'answer'), body)
export const keptAnswer = (place: KeptPlace) => read(keyOf(place, 'answer'))
export const forgetAnswer = (place: KeptPlace) => remove(keyOf(place, 'answer'))

/** What a visitor left belongs to the guest that the visitor became. */
export function adoptVisitors(place: KeptPlace) {
  const visitor = { ...place, personId: null }
  for (const what of ['draft', 'answer'] as const) {
    const left = read(keyOf(visitor, what))
    if (left === null || place.personId === null) continue
    if (read(keyOf(place, what)) === null) write(keyOf(place, what), left)
    remove(keyOf(visitor, what))
  }
}

/** How many answers wait on this device, whoever they are of. */
export const waitingHere = () => keys().filter((key) => partsOf(key)?.what === 'answer').length

/** All answers that wait on this device for a person, a guest's also from before they were one. */
export function unsentAnswers(
  personId: string | null,
  isGuest = false,
): { courseId: string; moduleId: string; body: string; forget: () => void }[] {
  const owners = [ownerOf(personId), ...(isGuest ? [ownerOf(null)] : [])]
  return keys().flatMap((key) => {
    const parts = partsOf(key)
    const body = read(key)
    if (parts?.what !== 'answer' || body === null || !owners.includes(parts.owner)) return []
    return [{ courseId: parts.courseId, moduleId: parts.moduleId, body, forget: () => remove(key) }]
  })
}
