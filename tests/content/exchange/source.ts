import type { ExchangeSource } from '#app/content/exchange/source.ts'
import type { Block } from '#app/domain/course/course.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'

/** Html strings of the tests' exercises name pictures by this hash. */
export const PICTURE = 'abcdef0123456789'

export const picture = `<img src="/media/${PICTURE}/bars.svg" alt="Bars &amp; lines" width="40" height="20" loading="lazy" decoding="async"/>`

/** One module of these exercises, as an edition would be. */
export function aSource(
  exercises: Exercise[],
  more: Partial<ExchangeSource> = {},
  blocks: Block[] = exercises.map(({ id }) => ({ type: 'exercise', id })),
): ExchangeSource {
  return {
    courseId: 'foundations',
    title: 'Foundations: who/what?',
    language: 'en',
    passMark: 80,
    missing: [],
    origin: 'https://jalon.example',
    pictures: new Map([
      [PICTURE, { name: 'bars.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg viewBox="0 0 1 1"/>') }],
    ]),
    modules: [
      {
        facts: {
          courseId: 'foundations',
          moduleId: 'stock-and-flow',
          language: 'en',
          title: 'Stock & flow',
          summary: 'What a census <can> count.',
          objectives: [],
        },
        blocks,
        exercises,
      },
    ],
    ...more,
  }
}
