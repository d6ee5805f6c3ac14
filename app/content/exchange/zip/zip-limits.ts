const MB = 1024 * 1024

/** Bounds on a zip that a stranger sent, before anything of it is unpacked. */
export const zipLimits = {
  /** The zip itself. */
  bytes: 60 * MB,
  entries: 2_000,
  /** All files together, unpacked. */
  unpacked: 60 * MB,
  /** How much larger than packed a file may be. Deflate can reach 1,032; text of people rarely 20. */
  ratio: 100,
  /** Below this a file may be all of one letter. */
  smallFile: 64 * 1024,
} as const
