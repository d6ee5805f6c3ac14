import type { PublicOption } from '#app/domain/exercise/public-exercise.ts'

/** An order in the making: tokens as they stand on the page, and the place given to each ('' = none yet). */
export interface Places {
  sequence: string[]
  places: Record<string, string>
}

/** As the fields say; where every place is given once, the page stands in that order. */
export function placesOf(items: readonly PublicOption[], given: (token: string) => string): Places {
  const tokens = items.map(({ token }) => token)
  const places = Object.fromEntries(tokens.map((token) => [token, given(token)]))
  return settled({ sequence: tokens, places })
}

/** Moves one item; from then on every item has a place. */
export function move({ sequence }: Places, token: string, to: number): Places {
  const without = sequence.filter((other) => other !== token)
  const at = Math.min(Math.max(to, 0), without.length)
  return numbered([...without.slice(0, at), token, ...without.slice(at)])
}

/** Gives one item a place. An item that had it gives it up, or moves along when all had one. */
export function place(order: Places, token: string, value: string): Places {
  const isComplete = order.sequence.every((other) => order.places[other])
  if (isComplete && value) return move(order, token, Number(value) - 1)
  const given = Object.entries(order.places).map(([other, had]) => [other, had === value ? '' : had])
  return settled({ sequence: order.sequence, places: { ...Object.fromEntries(given), [token]: value } })
}

const numbered = (sequence: string[]): Places => ({
  sequence,
  places: Object.fromEntries(sequence.map((token, index) => [token, String(index + 1)])),
})

function settled({ sequence, places }: Places): Places {
  const sorted = sequence.toSorted((a, b) => Number(places[a]) - Number(places[b]))
  const isWhole = sorted.every((token, index) => places[token] === String(index + 1))
  return isWhole ? numbered(sorted) : { sequence, places }
}
