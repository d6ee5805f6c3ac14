/** Names close to a mistyped one, best first, at most three: a slip or two away, or one the beginning of the other. */
export function nearest(name: string, candidates: readonly string[]): string[] {
  const wanted = name.toLowerCase()
  const mayDiffer = Math.max(1, Math.floor(wanted.length / 3))
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, far: distanceOrBeginning(wanted, candidate.toLowerCase(), mayDiffer) }))
    .filter(({ far }) => far <= mayDiffer + 1)
    .sort((a, b) => a.far - b.far || a.candidate.localeCompare(b.candidate, 'en'))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

function distanceOrBeginning(wanted: string, candidate: string, mayDiffer: number): number {
  const slips = distance(wanted, candidate)
  if (slips <= mayDiffer) return slips
  const [short, long] = wanted.length < candidate.length ? [wanted, candidate] : [candidate, wanted]
  const isBeginning = short.length >= 3 && (long.startsWith(short) || long.endsWith(`_${short}`))
  return isBeginning ? mayDiffer + 1 : Number.POSITIVE_INFINITY
}

/** Damerau and Levenshtein: letters added, left out, changed, or swapped with their neighbour. */
export function distance(a: string, b: string): number {
  let twoAgo: number[] = []
  let before = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      let least = Math.min(
        (before[j] ?? 0) + 1,
        (now[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwapped) least = Math.min(least, (twoAgo[j - 2] ?? 0) + 1)
      now.push(least)
    }
    ;[twoAgo, before] = [before, now]
  }
  return before[b.length] ?? 0
}
