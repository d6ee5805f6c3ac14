import type { Rules } from '../rules.ts'

/** Which column of one's own stands for which expected one, by index; and what is left on either side. */
export interface ColumnPairs {
  pairs: { own: number; expected: number }[]
  missing: number[]
  extra: number[]
}

/** By name: capitals and spaces around are ignored, any order. By position: as many as both have. */
export function pairColumns(own: string[], expected: string[], by: Rules['columns']): ColumnPairs {
  if (by === 'positions') {
    const both = Math.min(own.length, expected.length)
    return {
      pairs: Array.from({ length: both }, (_, index) => ({ own: index, expected: index })),
      missing: [...expected.keys()].slice(both),
      extra: [...own.keys()].slice(both),
    }
  }
  const unused = new Set(own.keys())
  const names = own.map(foldName)
  const found = expected.map((name) => {
    const index = [...unused].find((candidate) => names[candidate] === foldName(name))
    if (index !== undefined) unused.delete(index)
    return index
  })
  return {
    pairs: found.flatMap((index, at) => (index === undefined ? [] : [{ own: index, expected: at }])),
    missing: [...found.keys()].filter((at) => found[at] === undefined),
    extra: [...unused],
  }
}

export const foldName = (name: string): string => name.trim().normalize('NFC').toLowerCase()
