import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { editYaml } from '#app/domain/studio/course-file/edit-yaml.ts'

const file = `# What learners see first.
source:   en     # keys stand here
languages: [ en,fr ]
title: { en: 'A',   fr: "B" }

# Not yet agreed.
level: basic     # for now
modules:
    - one   # begin here
    - two
passMark: 80`

test('what is not changed stays as it was written, to the last space', () => {
  const edited = editYaml(file, (yaml) => yaml.set('level', 'advanced'))
  expect(edited).toBe(`${file.replace('level: basic     # for now', 'level: advanced # for now')}\n`)
  expect(editYaml(file, () => {})).toBe(`${file}\n`)
})

test('a list keeps the way it is written', () => {
  const edited = editYaml(file, (yaml) => {
    yaml.addIn(['languages'], 'es')
    yaml.addIn(['modules'], 'three')
  })
  expect(edited).toContain('languages: [en, fr, es]\n')
  expect(edited).toContain('- one # begin here\n')
  expect(edited).toContain('- three\n')
})

test('a file that is broken is not touched', () => {
  expect(editYaml('a: [1\nb: 2', (yaml) => yaml.set('b', 3))).toBeNull()
})

test('a file in braces, and one with nothing in it, are edited all the same', () => {
  expect(parse(editYaml('{ a: 1, b: 2 }', (yaml) => yaml.set('b', 3)) ?? '')).toEqual({ a: 1, b: 3 })
  expect(parse(editYaml('', (yaml) => yaml.set('b', 3)) ?? '')).toEqual({ b: 3 })
})

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('---', '# x', 'a: b', '- x'),
)

test('any text comes out of the file as it went in, and the other keys are as they were', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom('title', 'level', 'passMark', 'extra'), (text, key) => {
      const edited = editYaml(file, (yaml) =>
        key === 'title' ? yaml.setIn(['title', 'en'], text) : yaml.set(key, text),
      )
      const before = parse(file)
      expect(parse(edited ?? '')).toEqual(
        key === 'title' ? { ...before, title: { ...before.title, en: text } } : { ...before, [key]: text },
      )
      expect(edited).toContain('# What learners see first.\nsource:   en     # keys stand here\n')
      expect(edited).toContain('    - one   # begin here\n')
    }),
  )
})
