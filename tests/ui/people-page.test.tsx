import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PeoplePage } from '#app/ui/teach/people-page.tsx'

const cohort = { id: 'cohort', name: 'Meridia 2025', isArchived: false }
const nobody = { asking: [], members: [], gone: [], invited: [] }
const page = (done: string | null) =>
  renderToStaticMarkup(
    <PeoplePage
      language="en"
      cohort={cohort}
      origin="http://localhost:3000"
      now={0}
      done={done}
      refusal={null}
      {...nobody}
    />,
  )

test('what was done is said', () => {
  expect(page('withdraw')).toContain('role="status"')
})

test.each(['__proto__', 'constructor', 'toString', 'nothing of ours'])(
  'an address that says %s was done says nothing',
  (done) => {
    expect(page(done)).toBe(page(null))
  },
)
