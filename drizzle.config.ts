import { defineConfig } from 'drizzle-kit'

/** Only `drizzle-kit generate` is used: migrations are applied by db/migrate.server.ts. */
export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './db/schema.ts',
    './db/test-schema.ts',
    './db/cohort-schema.ts',
    './db/studio-schema.ts',
    './db/correction-schema.ts',
    './db/review-schema.ts',
  ],
  out: './db/migrations',
})
