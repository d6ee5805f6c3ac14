import { defineConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** The whole of tests/db once more, on a real rqlite cluster. It holds one store, so the files take turns. */
export default defineConfig({
  test: {
    ...config.test,
    include: ['tests/db/**/*.test.ts'],
    // One starts clusters of its own on either run, the other is about the engine of one file.
    exclude: ['tests/db/cluster.test.ts', 'tests/db/file-store.test.ts'],
    globalSetup: ['tests/support/cluster-setup.ts'],
    fileParallelism: false,
    maxWorkers: 1,
  },
})
