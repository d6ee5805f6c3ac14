import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KnownExercise } from '#app/domain/demo/known-exercises.server.ts'
import type { SqlExercise } from '#app/domain/exercise/exercise.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { knownExercises, rightOn } from '#tests/support/answers.ts'
import { aReader } from '#tests/support/reader.ts'
import { type RunningServer, startServer } from '#tests/support/server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
}, 240_000)
afterAll(async () => {
  await server.stop()
})

/**
 * The longest run of plain words in an author's html: it stands the same in a page and in data, whatever is escaped
 * there. Null when there is none that is worth looking for.
 */
function telltale(html: string | null): string | null {
  const runs = (html ?? '').split(/<[^>]*>|&[^;]+;|[^\p{L}\p{N} ,]/u).map((run) => run.trim())
  const longest = runs.sort((a, b) => b.length - a.length)[0] ?? ''
  return longest.length >= 28 ? longest : null
}

const queriesOf = ({ query, mistakes }: SqlExercise) => [
  { query, name: 'query' },
  ...mistakes.map((mistake, index) => ({ query: mistake.query, name: `mistake ${index + 1}` })),
]

/** A stretch of code that reads the same in html and in data, and that the page does not say by itself. */
function tellingCode(code: string, said: string[]): string | null {
  const runs = code.split(/[<>&'"\n]/).map((run) => run.trim())
  const own = runs.filter((run) => run.length >= 20 && said.every((text) => !text.includes(run)))
  return own.sort((a, b) => b.length - a.length)[0] ?? null
}

/** What must stay on the server, by where it comes from. */
interface Secret {
  id: string
  name: string
  words: string | null
  html: string
}

function secretsOf({ exercise }: KnownExercise): Secret[] {
  const told: [string, string | null][] = [
    ['solution', exercise.solution],
    ...exercise.hints.map((hint, index): [string, string] => [`hint ${index + 1}`, hint]),
  ]
  const feedback = (name: string, items: { feedback: string | null }[]) => {
    for (const [index, item] of items.entries()) told.push([`${name} ${index}`, item.feedback])
  }
  if (exercise.kind === 'choice') feedback('option', exercise.options)
  if (exercise.kind === 'numeric') feedback('value', exercise.values)
  if (exercise.kind === 'text') feedback('answer', exercise.answers)
  if (exercise.kind === 'match') feedback('pair', exercise.pairs)
  if (exercise.kind === 'classify') feedback('case', exercise.cases)
  if (exercise.kind === 'written')
    for (const [index, text] of exercise.rubric.entries()) told.push([`rubric ${index}`, text])
  return told.map(([name, html]) => ({
    id: exercise.id,
    name: `${exercise.id}: ${name}`,
    words: telltale(html),
    html: html ?? '',
  }))
}

describe.each([
  ['missing-in-statistics', 'en'],
  ['missing-in-statistics', 'fr'],
  ['stock-and-flow', 'en'],
  ['stock-and-flow', 'fr'],
])('in the life of %s in %s', (moduleId, language) => {
  test('no hint, feedback, key or solution is sent before its time', async () => {
    const reader = aReader(server.url)
    const path = `/${language}/courses/foundations/${moduleId}`
    const known = await knownExercises(server.databaseUrl, 'foundations', moduleId, language)
    const first = await reader.get(path)
    const edition = [/name="edition" value="([0-9a-f]+)"/.exec(first)?.[1] ?? '']

    // Words that the page says anyway, in its prose or a prompt, tell nothing; nor do words of several exercises.
    const all = known.flatMap(secretsOf)
    const secrets = new Map<string, string>()
    for (const { id, name, words } of all) {
      const isOwn = words && all.every((other) => other.id === id || !other.html.includes(words))
      if (isOwn && !first.includes(words)) secrets.set(name, words)
    }
    expect(secrets.size).toBeGreaterThan(known.length * 2)
    for (const { exercise } of known) {
      if (exercise.kind === 'numeric') {
        for (const { shown } of exercise.values) secrets.set(`${exercise.id}: key ${shown}`, shown)
      }
      if (exercise.kind === 'sql') {
        for (const { query, name } of queriesOf(exercise)) {
          const words = tellingCode(query, [exercise.starter, first])
          if (words) secrets.set(`${exercise.id}: ${name}`, words)
        }
      }
      if (exercise.kind === 'r') {
        for (const [draw, values] of Object.entries(exercise.keys))
          secrets.set(`${exercise.id}: key ${draw}`, String(values.share))
      }
    }
    const mustKeep = (sent: string) => {
      expect([...secrets].filter(([, words]) => sent.includes(words))).toEqual([])
      // The shapes of the server's half, whatever they hold.
      expect(/\\?"(right|low|high)\\?":(true|false|-?\d)/.exec(sent)?.[0]).toBeUndefined()
    }
    const tell = (...names: string[]) => {
      for (const name of names) secrets.delete(name)
    }
    let attempts = 0
    const submit = (intent: string, id: string, fields: Fields) => {
      attempts += 1
      const attempt = [`0190a000-0000-7000-8000-${String(attempts).padStart(12, '0')}`]
      return reader.post(path, { ...fields, intent: [intent], exercise: [id], attempt, edition })
    }

    mustKeep(first)
    for (const page of [
      `/${language}`,
      `/${language}/courses/foundations`,
      `/${language}/progress`,
      `${path}.data`,
    ]) {
      mustKeep(await reader.get(page))
    }

    for (const one of known) {
      const { exercise, right, wrong } = one
      const id = exercise.id
      let page = ''
      mustKeep(await submit('answer', id, {}))
      if (exercise.kind === 'numeric') mustKeep(await submit('answer', id, { value: ['no number at all'] }))

      const mistake = wrong[0]
      if (mistake) {
        const words = telltale(mistake.feedback)
        // The same words may stand under several wrong answers.
        tell(
          ...[...secrets]
            .filter(([name, secret]) => name.startsWith(`${id}: `) && secret === words)
            .map(([name]) => name),
        )
        // What one types oneself stands in the form.
        const typed = Object.values(mistake.fields).flat().join('\n')
        tell(...[...secrets].filter(([, secret]) => typed.includes(secret)).map(([name]) => name))
        if (exercise.kind === 'match')
          tell(...[...secrets.keys()].filter((name) => name.startsWith(`${id}: pair`)))
        page = await submit('answer', id, mistake.fields)
        mustKeep(page)
      }
      for (let number = 1; number <= exercise.hints.length; number += 1) {
        tell(`${id}: hint ${number}`)
        mustKeep(await submit(`hint:${number}`, id, {}))
      }
      // Solved: from here on this exercise has nothing left to hide.
      tell(...[...secrets.keys()].filter((name) => name.startsWith(`${id}: `)))
      if (exercise.kind === 'written') mustKeep(await submit('answer', id, { text: right.text ?? [] }))
      mustKeep(await submit('answer', id, rightOn(one, page)))
    }
    expect(secrets.size).toBe(0)
    expect(await reader.get(path)).toContain(
      language === 'en' ? 'You have finished this module.' : 'Vous avez terminé',
    )
  }, 120_000)
})
