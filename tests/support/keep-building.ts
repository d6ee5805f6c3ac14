import { writeSync } from 'node:fs'
import { startBuilder } from '#app/content/builder.server.ts'

// A process of its own that has a builder, says so, and lives until it is killed.
await startBuilder().build({
  courseId: 'c',
  moduleId: 'm',
  source: 'en',
  texts: [{ language: 'en', file: 'en.mdx', text: 'Words.' }],
  wanted: ['en'],
  glossary: {},
  pictures: {},
  modules: [],
  dataSets: {},
})
writeSync(1, 'ready\n')
setInterval(() => {}, 1000)
