import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { languages } from '#app/messages/languages.ts'

const families = readdirSync('app/messages').flatMap((file) => /^([\w-]+)\.en\.json$/.exec(file)?.[1] ?? [])

/** Texts by name; a plural has several. */
function textsOf(family: string, language: string): Map<string, string[]> {
  const file = JSON.parse(readFileSync(`app/messages/${family}.${language}.json`, 'utf8')) as Record<
    string,
    unknown
  >
  const entries = Object.entries(file).filter(([name]) => name !== '$schema')
  return new Map(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string'
        ? [value]
        : (value as { match: Record<string, string> }[]).flatMap(({ match }) => Object.values(match)),
    ]),
  )
}

const placeholders = (texts: string[]) =>
  [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort()

// The file that comes last would win, and say its words on the page of the other.
test('a name stands in one file only', () => {
  const names = families.flatMap((family) => [...textsOf(family, 'en').keys()])
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([])
})

describe.each(families)('messages of %s', (family) => {
  test('are there in every language, with the same values to fill in', () => {
    const english = textsOf(family, 'en')
    for (const language of languages) {
      const others = textsOf(family, language)
      expect([...others.keys()].sort()).toEqual([...english.keys()].sort())
      for (const [name, texts] of english) {
        expect({ name, has: placeholders(others.get(name) ?? []) }).toEqual({
          name,
          has: placeholders(texts),
        })
      }
    }
  })

  test('follow French typography: no-break spaces before high punctuation and inside guillemets', () => {
    const wrong = [...textsOf(family, 'fr')].flatMap(([name, texts]) =>
      texts
        .filter((text) => / [;:!?%»]|« |[^\s\u202f\u00a0][;!?](?=\s|$)|'/.test(text))
        .map((text) => `${name}: ${text}`),
    )
    expect(wrong).toEqual([])
  })
})
