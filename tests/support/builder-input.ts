import type { ModuleInput } from '#app/content/build-module.ts'

/** What a builder is asked when a module is one text alone. */
export const inputOf = (text: string): ModuleInput => ({
  courseId: 'c',
  moduleId: 'm',
  source: 'en',
  texts: [{ language: 'en', file: 'en.mdx', text }],
  wanted: ['en'],
  glossary: {},
  pictures: {},
  modules: [],
  dataSets: {},
})
