import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { move, place, placesOf } from '#app/ui/exercise/places.ts'

const items = ['a', 'b', 'c', 'd'].map((token) => ({ token, text: token.toUpperCase() }))
const empty = () => placesOf(items, () => '')

describe('places of an order', () => {
  test('stand empty until one is given', () => {
    expect(empty()).toEqual({ sequence: ['a', 'b', 'c', 'd'], places: { a: '', b: '', c: '', d: '' } })
  })

  test('are shown in their order once all are given', () => {
    const given: Record<string, string> = { a: '2', b: '1', c: '4', d: '3' }
    expect(placesOf(items, (token) => given[token] ?? '').sequence).toEqual(['b', 'a', 'd', 'c'])
  })

  test('are all given by moving one line', () => {
    expect(move(empty(), 'c', 0)).toEqual({
      sequence: ['c', 'a', 'b', 'd'],
      places: { c: '1', a: '2', b: '3', d: '4' },
    })
  })

  test('are given up by the line that had them', () => {
    const first = place(empty(), 'a', '2')
    expect(place(first, 'b', '2').places).toEqual({ a: '', b: '2', c: '', d: '' })
  })

  test('always hold every line once, and no place twice', () => {
    const deeds = fc.array(
      fc.record({
        token: fc.constantFrom('a', 'b', 'c', 'd'),
        to: fc.integer({ min: -2, max: 6 }),
        moves: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(deeds, (list) => {
        const order = list.reduce(
          (now, { token, to, moves }) =>
            moves ? move(now, token, to) : place(now, token, to < 1 || to > 4 ? '' : String(to)),
          empty(),
        )
        expect([...order.sequence].sort()).toEqual(['a', 'b', 'c', 'd'])
        const given = Object.values(order.places).filter(Boolean)
        expect(new Set(given).size).toBe(given.length)
      }),
    )
  })
})
