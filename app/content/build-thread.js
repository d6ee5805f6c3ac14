// The worker's first file. The rest is TypeScript, which Node does not run by itself everywhere.
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { register } from 'tsx/esm/api'

// Whoever reads a page goes before whoever writes one. Linux has priorities of threads, and tells a thread its number.
try {
  setPriority(Number(readlinkSync('/proc/thread-self').split('/').pop()), 10)
} catch {
  // Elsewhere all threads are equal.
}

register()
await import('./build-thread.ts')
