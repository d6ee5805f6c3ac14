import { writeSync } from 'node:fs'
import { startBuilder } from '#app/content/builder.server.ts'
import { inputOf } from './builder-input.ts'

// A process of its own that has a builder, says so, and lives until it is killed.
await startBuilder().build(inputOf('Words.'))
writeSync(1, 'ready\n')
setInterval(() => {}, 1000)
