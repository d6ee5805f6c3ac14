import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import type { CastMember, Part } from '#app/domain/demo/cast.ts'
import { fillStore } from '#app/domain/demo/fill-store.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { courseYaml } from '#tests/content/folder.ts'
import { testText } from './course-test.ts'
import { now } from './factories.ts'
import { testDb } from './test-db.ts'

/** A number with two foreseen mistakes, one choice of four, a table and a written answer. */
const body = (module: string) => `
<Numeric id="${module}-number" objective="count" title="Number">
How many?

- [x] 1234.5 ± 0.1
- [ ] 987 ± 1
  > Another year.
- [ ] 12.4 ± 0.1
  > A share.

<Hint>Look again.</Hint>
<Solution>As the table says.</Solution>
</Numeric>

<Choice id="${module}-choice" objective="count" title="Choice">
Which?

- [x] One
- [ ] Two
  > Why two?
- [ ] Three
- [ ] Four

<Solution>One.</Solution>
</Choice>

<Match id="${module}-match" objective="count" title="Match">
Which belong together?

| A | B |
|---|---|
| one | first |
| two | second |
| three | third |

<Solution>In this order.</Solution>
</Match>

<Written id="${module}-written" objective="count" title="Written">
Write to the minister.

<Rubric>
- It names the date.
- It names the rule.
- It gives the n.
</Rubric>

<Solution>On 1 January, by rule A. The n is 40. It is small.</Solution>
</Written>
`

const moduleOf = (id: string) => `---
title: ${id}
summary: What a census can count.
minutes: 40
objectives: { count: Count }
---

Text.
${body(id)}
`

/** A course of two modules with a test, as files. */
const smallCourse = {
  'foundations/course.yaml': `${courseYaml(['first', 'second'], 'test: exam')}`.replace('[en, fr]', '[en]'),
  'foundations/first/en.mdx': moduleOf('first'),
  'foundations/second/en.mdx': moduleOf('second'),
  'foundations/exam/en.mdx': testText(),
}

/** People who play these parts. */
export const castOf = (parts: Part[]): CastMember[] =>
  parts.map((part, index) => ({
    name: `Plant ${String(index + 1).padStart(3, '0')}`,
    language: 'en',
    country: 'KE',
    organisation: 'Office (made up)',
    part,
    share: part === 'finished' || part === 'stuck' ? 1 : part === 'left' ? 0.5 : 0,
    days: [0, 20],
    isOnPaper: index % 3 === 2,
  }))

/** A store with the small course and a demo of it. */
export async function aDemo({ parts, seed = 1 }: { parts: Part[]; seed?: number }): Promise<Db> {
  const db = await testDb()
  const dir = mkdtempSync(join(tmpdir(), 'jalon-courses-'))
  try {
    for (const [name, content] of Object.entries(smallCourse)) {
      mkdirSync(dirname(join(dir, name)), { recursive: true })
      writeFileSync(join(dir, name), content)
    }
    await publishCourses(db, dir, { now })
  } finally {
    rmSync(dir, { recursive: true })
  }
  const cast = castOf(parts)
  await fillStore(db, { seed, now, passwordHash: 'none', courseIds: ['foundations'], cast })
  return db
}
