import { describe, expect, test } from 'vitest'
import { filledOf } from '#app/domain/studio/forms/filled.ts'
import { sourceFields, withSourceKeys } from '#app/domain/studio/forms/source-beside.ts'
import { takeFilled } from '#app/domain/studio/forms/take-filled.ts'
import { findExercises } from '#app/domain/studio/source/find-exercises.ts'
import type { ExerciseForm } from '#app/domain/studio/source/form.ts'
import { readExerciseForm } from '#app/domain/studio/source/take-apart.ts'
import { writeExerciseForm } from '#app/domain/studio/source/write-form.ts'
import { courseTexts } from './course-texts.ts'

const formOf = (source: string) => readExerciseForm(source) as ExerciseForm

/** Every translated exercise of our courses with the one that it translates. */
const pairs = courseTexts
  .filter(({ path }) => !path.endsWith('/en.mdx'))
  .flatMap(({ path, text }) => {
    const original =
      courseTexts.find((own) => own.path === path.replace(/[a-z]+\.mdx$/, 'en.mdx'))?.text ?? ''
    const theirs = findExercises(original)
    return findExercises(text).flatMap(({ id, start, end }) => {
      const twin = theirs.find((own) => own.id === id)
      const source = text.slice(start, end)
      const form = readExerciseForm(source)
      const sourceForm = twin && readExerciseForm(original.slice(twin.start, twin.end))
      return form && sourceForm ? [{ name: `${path} ${id}`, source, form, sourceForm }] : []
    })
  })

describe('the words of the source beside a translation', () => {
  test('stand at each of its fields of every kind in our courses', () => {
    const kinds = new Set<string>()
    for (const { name, form, sourceForm } of pairs) {
      const filled = filledOf(form)
      const fields = sourceFields(filledOf(sourceForm), filled)
      const wanted = [
        'prompt',
        ...(filled.solution ? ['solution'] : []),
        ...(filled.attributes.unit ? ['unit'] : []),
        ...filled.hints.map((_hint, at) => `hint-${at}-text`),
        ...(filled.items ?? []).flatMap(({ kept, feedback }, at) =>
          kept ? [`item-${at}-kept`] : [`item-${at}-text`, ...(feedback ? [`item-${at}-feedback`] : [])],
        ),
        ...(filled.table?.rows ?? []).flatMap((_row, at) => [`row-${at}-left`, `row-${at}-right`]),
        ...filled.codes.flatMap(({ text }, at) => (text ? [`code-${at}-text`] : [])),
      ]
      expect(Object.keys(fields), name).toEqual(expect.arrayContaining(wanted))
      expect(fields.prompt, name).toBe(filledOf(sourceForm).prompt)
      kinds.add(form.tag)
    }
    expect(pairs.length).toBeGreaterThan(200)
    expect([...kinds]).toEqual(
      expect.arrayContaining(['Choice', 'Numeric', 'Text', 'Match', 'Written', 'Sql']),
    )
  })

  test('go with a row that was moved or is new, and with the code that is for the same', () => {
    const source = filledOf(
      formOf(
        '<Sql id="a" data="d">\nCount.\n\n```sql starter\nSELECT 1\n```\n\n```sql solution\nSELECT 2\n```\n\n<Hint>One</Hint>\n\n<Hint>Two</Hint>\n</Sql>',
      ),
    )
    const translation = filledOf(formOf('<Sql id="a">\nComptez.\n\n<Hint>Un</Hint>\n</Sql>'))
    const fields = sourceFields(source, {
      ...translation,
      hints: [...translation.hints, { from: null, text: '' }],
    })
    expect(fields).toMatchObject({ prompt: 'Count.', 'hint-0-text': 'One', 'hint-1-text': 'Two' })
    const at = (name: string) => translation.codes.findIndex((code) => code.name === name)
    expect(fields[`code-${at('sql starter')}-text`]).toBe('SELECT 1')
    expect(fields[`code-${at('sql solution')}-text`]).toBe('SELECT 2')
    expect(fields.title).toBeUndefined()
  })
})

describe('the keys of the source in a translation', () => {
  test('leave every translation of our courses as it stands', () => {
    for (const { name, source, form, sourceForm } of pairs) {
      const kept = withSourceKeys(form, sourceForm)
      expect(writeExerciseForm(source, takeFilled(kept, filledOf(kept), false).form), name).toBe(source)
    }
  })

  test('come with the next save where the source has changed them, and with nothing else', () => {
    const english = '<Numeric id="a">\nHow many?\n\n- [x] 25 ± 0.5\n- [ ] 0.25\n  > Too small.\n</Numeric>'
    const french = '<Numeric id="a">\nCombien ?\n\n- [x] 52 +- 0.5\n- [x] 0.250\n  > Trop petit.\n</Numeric>'
    expect(writeExerciseForm(french, withSourceKeys(formOf(french), formOf(english)))).toBe(
      '<Numeric id="a">\nCombien ?\n\n- [x] 25 ± 0.5\n- [ ] 0.250\n  > Trop petit.\n</Numeric>',
    )
  })

  test('are left alone where the answers are others', () => {
    const form = formOf('<Choice id="a">\nX?\n\n- [x] A\n- [ ] B\n</Choice>')
    const other = formOf('<Choice id="a">\nX?\n\n- [ ] A\n- [ ] B\n- [x] C\n</Choice>')
    expect(withSourceKeys(form, other)).toBe(form)
    expect(withSourceKeys(form, formOf('<Text id="a">\nX?\n\n- [x] A\n- [x] B\n</Text>'))).toBe(form)
  })
})
