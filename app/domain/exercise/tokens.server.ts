import { createHmac } from 'node:crypto'
import type { TokenOf } from './kind.ts'

/**
 * Names options so that neither the name nor the order by name tells a position in the source. `secret` is the
 * store's own: who knows the source of a course can't compute a token.
 */
export function tokensOf(secret: string, courseId: string, exerciseId: string): TokenOf {
  const known = new Map<string, string>()
  return (list, position) => {
    const place = [courseId, exerciseId, list, position].join('/')
    let token = known.get(place)
    if (token === undefined) {
      token = createHmac('sha256', secret).update(place).digest('hex').slice(0, 12)
      known.set(place, token)
    }
    return token
  }
}
