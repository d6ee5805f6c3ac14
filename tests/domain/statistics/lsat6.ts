import type { MarkMatrix } from '#app/domain/statistics/matrix.ts'

/** LSAT section 6: 1000 people, 5 items; answer patterns and their frequencies (Bock & Lieberman 1970; R's ltm::LSAT). */
const patterns =
  '00000:3 00001:6 00010:2 00011:11 00100:1 00101:1 00110:3 00111:4 01000:1 01001:8 01011:16 01101:3 01110:2 ' +
  '01111:15 10000:10 10001:29 10010:14 10011:81 10100:3 10101:28 10110:15 10111:80 11000:16 11001:56 11010:21 ' +
  '11011:173 11100:11 11101:61 11110:28 11111:298'

export const lsat6: MarkMatrix = {
  items: [1, 2, 3, 4, 5].map((number) => ({ id: `Item${number}`, max: 1 })),
  rows: patterns.split(' ').flatMap((entry) => {
    const [pattern = '', count] = entry.split(':')
    return Array.from({ length: Number(count) }, () => [...pattern].map(Number))
  }),
}
