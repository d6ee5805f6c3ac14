import { exactly } from '../format.ts'

/** How long the engine took, short enough to stand beside a count: "3 ms", "1.2 s". */
export const runTime = (language: string, ms: number): string =>
  ms < 1000
    ? `${exactly(language, Math.max(1, Math.round(ms)))}\u00a0ms`
    : `${exactly(language, Math.round(ms / 100) / 10)}\u00a0s`
