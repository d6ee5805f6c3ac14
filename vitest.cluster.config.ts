import { defineConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** The whole of tests/db once more, on a real rqlite cluster. It holds one store, so the files take turns. */
export default defineConfig({
  test: {
    ...config.test,
    include: ['tests/db/**/*.test.ts'],
    // It starts clusters of its own, on either run.
    exclude: ['tests/db/cluster.test.ts'],
    globalSetup: ['tests/support/cluster-setup.ts'],
    fileParallelism: false,
    maxWorkers: 1,
  },
})
