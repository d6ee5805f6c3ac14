import { CompletionContext, type CompletionSource } from '@codemirror/autocomplete'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { errorMark, setErrorMark } from '#app/ui/lab/editor-error.ts'
import { rSyntax } from '#app/ui/lab/editor-r.ts'
import { sqlSyntax } from '#app/ui/lab/editor-sql.ts'

const schema = [
  {
    name: 'census_person',
    title: 'Census extract',
    columns: [{ name: 'region', title: 'Region' }, { name: 'birth_country' }],
  },
  { name: 'region_totals', columns: [{ name: 'pop_2024' }] },
]

async function completionsAt(doc: string): Promise<string[]> {
  const state = EditorState.create({ doc, extensions: sqlSyntax(schema) })
  // On a busy machine the editor reads on in the background; completions are asked once it has read all.
  ensureSyntaxTree(state, doc.length, 10_000)
  const sources = state.languageDataAt<CompletionSource>('autocomplete', doc.length)
  const context = new CompletionContext(state, doc.length, true)
  const found = await Promise.all(sources.map((source) => source(context)))
  return found.flatMap((result) => result?.options.map(({ label }) => label) ?? [])
}

test('tables and keywords are offered anywhere, columns after their table or its short name', async () => {
  expect(await completionsAt('SELECT * FROM cen')).toEqual(
    expect.arrayContaining(['census_person', 'SELECT']),
  )
  expect(await completionsAt('SELECT * FROM census_person AS p WHERE p.')).toEqual(
    expect.arrayContaining(['region', 'birth_country']),
  )
  expect(await completionsAt('SELECT * FROM region_totals AS t WHERE t.')).not.toContain('birth_country')
})

const marked = (doc: string, offset: number | null) => {
  const state = EditorState.create({ doc, extensions: errorMark }).update({
    effects: setErrorMark.of(offset),
  }).state
  const marks: [number, number][] = []
  state.field(errorMark).between(0, doc.length, (from, to) => void marks.push([from, to]))
  return { state, marks }
}

test('the word at an error is marked, the last character at the end of the text, and nothing in an empty one', () => {
  expect(marked('SELECT birth_contry FROM t', 7).marks).toEqual([[7, 19]])
  expect(marked('SELECT (', 8).marks).toEqual([[7, 8]])
  expect(marked('  ', 1).marks).toEqual([])
  expect(marked('SELECT 1', null).marks).toEqual([])
})

test('the mark goes with the next change', () => {
  const { state } = marked('SELECT x', 7)
  expect(state.update({ changes: { from: 8, insert: 'y' } }).state.field(errorMark).size).toBe(0)
})

test('R is read without a schema', () => {
  expect(EditorState.create({ doc: 'x <- 1', extensions: rSyntax() }).doc.length).toBe(6)
})
