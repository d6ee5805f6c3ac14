import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, test } from 'vitest'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import { overwriteGetLocale } from '#app/messages/generated/runtime.js'
import { ExerciseForm } from '#app/ui/exercise/exercise-form.tsx'
import { exerciseHtml } from '#app/ui/exercise/exercise-html.server.tsx'
import type { ExercisePlace } from '#app/ui/exercise/exercise-place.ts'
import { LiveExercise } from '#app/ui/exercise/live-exercise.tsx'
import { readingWords } from '#app/ui/exercise/understood.ts'
import { answered, exercises, viewOf, views } from './fixtures.ts'

const place: ExercisePlace = {
  language: 'en',
  textLanguage: undefined,
  editionHash: 'e1',
  number: 2,
  of: 8,
  next: { number: 3, id: 'the-next' },
}

const htmlOf = (view: ExerciseView) =>
  renderToString(<ExerciseForm view={view} place={place} attemptId={null} live={null} />)

/** What a reader sees, without tags. */
const textOf = (html: string) =>
  html
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

afterEach(() => overwriteGetLocale(() => 'en'))

describe('the form', () => {
  test('says which exercise, edition and try it is, so that it works without scripts', () => {
    const html = htmlOf(answered(exercises.numeric, { value: ['1'] }, { code: 'wrong' }))
    expect(html).toContain('name="exercise" value="share-by-birth"')
    expect(html).toContain('name="edition" value="e1"')
    expect(html).toContain('name="attempt" value="try-2"')
    expect(html).toContain('action="#share-by-birth"')
  })

  test('has the check as its first button, so that Enter means it', () => {
    for (const exercise of Object.values(exercises)) {
      const [first] = htmlOf(viewOf(exercise)).match(/<button class="button[^>]*>/) ?? []
      expect(first).toContain('value="answer"')
    }
  })

  test('holds every kind’s fields under the names that the server reads', () => {
    const names = (view: ExerciseView) => [
      ...new Set([...htmlOf(view).matchAll(/name="([^"]+)"/g)].map((match) => match[1])),
    ]
    expect(names(viewOf(exercises.choice))).toContain('option')
    expect(names(viewOf(exercises.text))).toContain('value')
    expect(names(viewOf(exercises.match))).toEqual(expect.arrayContaining(['pair-l1', 'pair-l2', 'pair-l3']))
    expect(names(viewOf(exercises.classify))).toEqual(expect.arrayContaining(['case-c1', 'case-c4']))
    expect(names(viewOf(exercises.order))).toEqual(expect.arrayContaining(['place-o1', 'place-o4']))
    expect(names(viewOf(exercises.written))).toContain('text')
  })

  test('has no style attribute, which the policy would block', () => {
    for (const view of views) expect(htmlOf(view)).not.toMatch(/ style="/)
  })

  test('gives every id once', () => {
    for (const view of views) {
      const ids = [...htmlOf(view).matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('lets who has no scripts keep what was typed, and take it into the other language', () => {
    const html = htmlOf(viewOf(exercises.written))
    const keep = html.slice(html.indexOf('<noscript>'), html.indexOf('</noscript>'))
    expect(keep).toContain('value="keep"')
    expect(keep).toContain('value="keep:fr"')
  })
})

describe('help', () => {
  test('offers one hint after the other', () => {
    expect(textOf(htmlOf(viewOf(exercises.choice)))).toContain('Hint 1 of 2')
    const after = htmlOf(viewOf(exercises.choice, { status: 'opened', hints: ['<p>Think.</p>'] }))
    expect(after).toContain('value="hint:2"')
    expect(after).toContain('<p>Think.</p>')
  })

  test('offers the solution only after a try or all hints, and says what it does', () => {
    expect(htmlOf(viewOf(exercises.choice))).not.toContain('value="solution"')
    const tried = htmlOf(answered(exercises.choice, { option: ['b2'] }, { code: 'wrong' }))
    expect(tried).toContain('value="solution"')
    expect(textOf(tried)).toContain('The exercise then counts as “solution shown”')
    const allHints = viewOf(exercises.choice, { status: 'opened', hints: ['<p>One.</p>', '<p>Two.</p>'] })
    expect(htmlOf(allHints)).toContain('value="solution"')
  })

  test('offers nothing more to check when no try is left', () => {
    const view = answered(exercises.choice, { option: ['b2'] }, { code: 'wrong' }, { triesLeft: 0 })
    expect(htmlOf(view)).not.toContain('value="answer"')
    expect(textOf(htmlOf(view))).toContain('No try left.')
  })
})

describe('the verdict', () => {
  test('says what was understood, what is right, and what to do next', () => {
    const html = textOf(
      htmlOf(
        answered(
          exercises.numeric,
          { value: ['1 234,5'] },
          {
            code: 'wrong',
            understood: { typed: '1 234,5', value: 1234.5, percent: false },
            notes: ['<p>Too many.</p>'],
          },
        ),
      ),
    )
    expect(html).toContain('Not right yet')
    expect(html).toContain('We read 1 234,5 as 1,234.5.')
    expect(html).toContain('Too many.')
    expect(html).toContain('Change your answer, or take hint 1 of 2 first.')
  })

  test('speaks the language of the page, numbers included', () => {
    overwriteGetLocale(() => 'fr')
    const html = textOf(
      htmlOf(
        answered(
          exercises.numeric,
          { value: ['12.4'] },
          { code: 'right', understood: { typed: '12.4', value: 12.4, percent: false } },
        ),
      ),
    )
    expect(html).toContain('Juste')
    expect(html).toContain('Nous lisons 12.4 comme 12,4.')
  })

  test('asks which of two readings is meant, and keeps what was typed', () => {
    const html = htmlOf(
      viewOf(exercises.numeric, {
        fields: { value: ['1,234'] },
        isDraft: true,
        feedback: {
          code: 'ambiguous',
          points: 0,
          outOf: 1,
          notes: [],
          marks: {},
          ambiguous: { typed: '1,234', readings: [1234, 1.234] },
        },
      }),
    )
    expect(html).toContain('name="reading" value="1234"')
    expect(html).toContain('name="reading" value="1.234"')
    expect(html).toContain('value="1,234"')
    expect(textOf(html)).toContain('1234 (thousands separator)')
    expect(textOf(html)).toContain('1.234 (decimal comma)')
    expect(html).toMatch(
      /name="value"[^>]* aria-describedby="[^"]*share-by-birth-told"[^>]* aria-invalid="true"/,
    )
    expect(textOf(html)).not.toContain('no try')
  })

  test('marks rows with a word and not with a colour alone', () => {
    const html = textOf(htmlOf(views[4] as ExerciseView))
    expect(html).toContain('1 of 3 lines are right.')
    expect(html.match(/ not right /g)?.length).toBe(2)
  })

  test('hides marks that were made on another answer than the one in the fields', () => {
    const feedback = {
      code: 'wrong' as const,
      marks: { 'option-a1': false },
      rowNotes: { 'option-a1': '<p>Think.</p>' },
    }
    const given = answered(exercises.choice, { option: ['a1'] }, feedback)
    expect(htmlOf(given)).toMatch(/aria-describedby="census-night-option-a1-told"/)
    expect(textOf(htmlOf(given))).toContain('Think.')
    expect(htmlOf({ ...given, isDraft: true })).not.toMatch(/class="mark|Think/)
  })

  test('leads on to the next exercise once this one is solved', () => {
    expect(htmlOf(answered(exercises.choice, { option: ['a1'] }, { code: 'right' }))).toContain(
      'href="#the-next"',
    )
  })

  test('can take the focus, and is there before there is a verdict', () => {
    expect(htmlOf(viewOf(exercises.choice))).toContain(
      '<div class="verdict" id="census-night-told" tabindex="-1"></div>',
    )
  })

  test('says what was understood only where something had to be', () => {
    const words = (typed: string, value: number) =>
      textOf(
        htmlOf(
          answered(
            exercises.numeric,
            { value: [typed] },
            { code: 'wrong', understood: { typed, value, percent: false } },
          ),
        ),
      )
    expect(words('52', 52)).not.toContain('We read')
    expect(words('52 %', 52)).not.toContain('We read')
    expect(words('-3', -3)).not.toContain('We read')
    expect(words('1/3', 1 / 3)).toContain('We read 1/3 as ≈ 0.3333.')
    expect(words('1/4', 1 / 4)).toContain('We read 1/4 as 0.25.')
    expect(words('−1,5', -1.5)).toContain('We read −1,5 as −1.5.')
  })

  test('names the readings of a sign with two meanings in both languages', () => {
    expect(readingWords('1,234', 1234, 'fr')).toBe('1234 (thousands separator)')
    expect(readingWords('1.234', 1.234, 'fr')).toBe('1,234 (decimal point)')
  })

  test('of a text of one’s own says met and not met, and keeps the ticks while it is revised', () => {
    const rubric = ['Names the date', 'Names the rule']
    const partly = answered(
      exercises.written,
      { text: ['A reply.'], checked: ['yes'], criterion: ['1'] },
      { code: 'partial', points: 1, outOf: 2, rubric, marks: { 'criterion-1': true, 'criterion-2': false } },
      { status: 'tried', solution: '<p>A model.</p>' },
    )
    const html = htmlOf(partly)
    expect(textOf(html)).toContain('Not all criteria are met yet')
    expect(textOf(html)).toMatch(/Names the date met .*Names the rule not met/)
    expect(html).toMatch(/name="criterion" checked="" value="1"/)
    expect(textOf(html)).toContain('Record my self-check')
    expect(textOf(html)).toContain('Leave it at that…')
    const whole = {
      ...partly,
      status: 'solved' as const,
      feedback: { ...partly.feedback, code: 'right' as const },
    }
    expect(htmlOf(whole as ExerciseView)).not.toContain('name="criterion"')
  })

  test('of an order in which two lines share a place says so', () => {
    const view = viewOf(exercises.order, {
      fields: { 'place-a': ['1'], 'place-b': ['1'] },
      feedback: { code: 'unanswered', points: 0, outOf: 1, notes: [], marks: {}, missing: 1 },
    })
    expect(textOf(htmlOf(view))).toContain('Several lines have the same place.')
  })
})

test('the browser begins with exactly the html that the server wrote', () => {
  const withoutAttempt = (html: string) => html.replace(/name="attempt" value="[^"]*"/, '')
  for (const view of views) {
    const live = renderToString(
      <LiveExercise
        initial={view}
        place={place}
        courseId="foundations"
        moduleId="stock-and-flow"
        personId={null}
        isGuest
        onOutcome={() => {}}
      />,
    )
    const ready = `<article class="exercise" id="${view.exercise.id}">${new TextDecoder().decode(exerciseHtml(view, place).html)}</article>`
    expect(withoutAttempt(live)).toBe(withoutAttempt(ready))
  }
})

test('text in another language than the page says so, and our own words don’t', () => {
  const html = renderToString(
    <ExerciseForm
      view={viewOf(exercises.choice)}
      place={{ ...place, language: 'fr', textLanguage: 'en' }}
      attemptId={null}
      live={null}
    />,
  )
  expect(html).toContain('id="census-night-prompt" lang="en"')
  expect(html).toContain('<span lang="en">A stock</span>')
  expect(html).not.toMatch(/<(button|legend)[^>]* lang=/)
})

test('data beside the html can’t end its script element', () => {
  const view = viewOf({ ...exercises.text, prompt: '</script><script>alert(1)</script>' })
  const json = new TextDecoder().decode(exerciseHtml(view, place).json)
  expect(json).not.toContain('<')
  expect(JSON.parse(json)).toEqual(view)
})
