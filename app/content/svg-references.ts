/** Elements that a browser may have to draw for one file, those that are repeated counted each time. */
const MOST_DRAWN = 100_000

/** Elements within elements. */
const DEEPEST = 200

interface Named {
  /** Elements in it, itself included. */
  elements: number
  /** Ids that it points to, each as often as it does. */
  refers: Map<string, number>
}

interface Attribute {
  local: string
  value: string
}

/**
 * Follows what parts of a drawing repeat others (`<use>`, patterns, masks), because a few lines that each repeat the
 * line before ten times ask a browser to draw billions of shapes. Open and close it with every element.
 */
export function countReferences(): {
  open(attributes: Attribute[]): void
  close(): void
  fault(): string | null
} {
  const whole: Named = { elements: 0, refers: new Map() }
  const named = new Map<string, Named>()
  const around: (Named | null)[] = []
  let isTooDeep = false

  return {
    open(attributes) {
      if (around.length >= DEEPEST) isTooDeep = true
      if (isTooDeep) return
      const id = attributes.find(({ local }) => local === 'id')?.value
      const own: Named | null = id === undefined ? null : { elements: 0, refers: new Map() }
      if (own && id !== undefined && !named.has(id)) named.set(id, own)
      around.push(own)
      const targets = attributes.flatMap(targetsOf)
      for (const part of [whole, ...around]) {
        if (!part) continue
        part.elements++
        for (const target of targets) part.refers.set(target, (part.refers.get(target) ?? 0) + 1)
      }
    },
    close() {
      around.pop()
    },
    fault() {
      if (isTooDeep) return 'its parts are nested too deep'
      const drawn = drawnBy(whole, named)
      if (drawn === null) return 'a part of it repeats itself'
      return drawn > MOST_DRAWN ? 'its parts repeat each other too often' : null
    },
  }
}

const targetsOf = ({ local, value }: Attribute): string[] => {
  if (local === 'href') return value.startsWith('#') ? [value.slice(1)] : []
  return [...value.matchAll(/url\(\s*['"]?#([^'")\s]+)/g)].flatMap((match) => match[1] ?? [])
}

/** How many elements drawing a part takes; null if it would never end. */
function drawnBy(whole: Named, named: ReadonlyMap<string, Named>): number | null {
  const known = new Map<Named, number>()
  const inside = new Set<Named>()
  let endless = false
  const count = (part: Named): number => {
    const before = known.get(part)
    if (before !== undefined) return before
    if (inside.has(part) || inside.size > MOST_NESTED) {
      endless = true
      return 0
    }
    inside.add(part)
    let sum = part.elements
    for (const [id, times] of part.refers) {
      const target = named.get(id)
      if (target) sum = Math.min(sum + times * count(target), Number.MAX_SAFE_INTEGER)
    }
    inside.delete(part)
    known.set(part, sum)
    return sum
  }
  const drawn = count(whole)
  return endless ? null : drawn
}

/** Parts that repeat parts that repeat parts: no drawing needs more, and the stack must hold. */
const MOST_NESTED = 50
