import type { Answer, MeasuredProcess } from './measured-process.ts'

/** One thing to measure: a request to a process, and what its answer must be so that we measure the right thing. */
export interface Subject {
  name: string
  in: MeasuredProcess
  ask: () => Promise<Answer>
  expect: (answer: Answer) => boolean
  /** Runs before each round, outside the measurement. */
  before?: () => Promise<void>
}

const ROUNDS = 9

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/**
 * CPU milliseconds a request of each subject: the median of several rounds in which the subjects take turns, so that
 * a slow minute of the machine falls on all of them.
 */
export async function compare(subjects: Subject[], requests: number): Promise<Map<string, number>> {
  const readings = new Map<string, number[]>(subjects.map(({ name }) => [name, []]))
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const subject of subjects) {
      await subject.before?.()
      const before = await subject.in.read()
      for (let sent = 0; sent < requests; sent += 1) {
        const answer = await subject.ask()
        if (!subject.expect(answer)) {
          throw new Error(`${subject.name} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
        }
      }
      const after = await subject.in.read()
      // Round −1 warms up.
      if (round >= 0)
        readings.get(subject.name)?.push((after.cpuMicroseconds - before.cpuMicroseconds) / requests / 1000)
    }
  }
  return new Map([...readings].map(([name, values]) => [name, median(values)]))
}
