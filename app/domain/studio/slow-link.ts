/**
 * What a link of the second generation carries: EDGE with four time slots has 236.8 kbit/s at best (29.6 KB/s), of which
 * headers and repeats leave about 25 KB.
 */
const BYTES_A_SECOND = 25 * 1024

/** Whole seconds that a file takes on a 2G link; at least 1. */
export const secondsOn2G = (bytes: number): number => Math.max(1, Math.round(bytes / BYTES_A_SECOND))
