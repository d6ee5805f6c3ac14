import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escaped } from '#app/content/exchange/html/rewrite-html.ts'
import { manifest } from '#app/content/exchange/scorm/manifest.ts'
import { modulePage } from '#app/content/exchange/scorm/module-page.ts'
import { writeScorm } from '#app/content/exchange/scorm/write-scorm.server.ts'
import { readZip } from '#app/content/exchange/zip/read-zip.server.ts'
import type { Block } from '#app/domain/course/course.ts'
import { anExercise, aQuery, everyKind } from '#tests/support/exercises.ts'
import { manifestProblems, schemaProblems } from './manifest-rules.ts'
import { all, one, readXml } from './moodle-reader.ts'
import { aSource, PICTURE, picture } from './source.ts'

const chart: Block = {
  type: 'chart',
  id: 'by-region',
  chart: {
    kind: 'bar',
    title: 'Children <by> region',
    categories: ['Coast', 'Border'],
    series: [{ name: 'children', values: [1234.5, null] }],
    language: 'en',
  },
  note: '',
}
const text: Block = {
  type: 'html',
  html: `<div class="heading"><h2 id="s-who">Who</h2></div><p>${picture} <a href="/en/courses/a/b">there</a> <a href="#s-who">here</a></p>`,
}
const exercises = [...everyKind, aQuery()]
const source = aSource(exercises, {}, [
  text,
  chart,
  ...exercises.map(({ id }): Block => ({ type: 'exercise', id })),
])
const pageOf = (given = source) => {
  const [module] = given.modules
  if (!module) throw new Error('no module')
  return modulePage(module, given)
}

describe('a SCORM package', () => {
  test('holds a manifest, a page for each module, its pictures, and one script and sheet', async () => {
    const files = await readZip(await writeScorm(source), () => 1e7)
    expect([...files.keys()].sort()).toEqual([
      'imsmanifest.xml',
      'media/abcdef012345-bars.svg',
      'shared/player.js',
      'shared/style.css',
      'stock-and-flow/index.html',
    ])
    const xml = files.get('imsmanifest.xml')?.toString() ?? ''
    expect(manifestProblems(xml)).toEqual([])
    expect(await schemaProblems([xml])).toEqual([])
    const listed = all(one(readXml(xml), 'resources'), 'resource').flatMap((resource) =>
      all(resource, 'file').map(({ attributes }) => attributes.href),
    )
    expect(listed.sort()).toEqual([...files.keys()].filter((path) => path !== 'imsmanifest.xml').sort())
  })

  test('is the same bytes for the same module', async () => {
    expect((await writeScorm(source)).equals(await writeScorm(source))).toBe(true)
  })

  test('has a script that makes no code out of text', async () => {
    const files = await readZip(await writeScorm(source), () => 1e7)
    const script = files.get('shared/player.js')?.toString() ?? ''
    expect(script).not.toMatch(/\beval\(|new Function|Function\(["']/)
    expect(script.length).toBeLessThan(60_000)
  })

  test('leaves tests out', async () => {
    const [module] = source.modules
    if (!module) throw new Error('no module')
    const test = { tries: 1, isTimed: true, forms: { a: [], b: [] } }
    const sat = { ...module, facts: { ...module.facts, moduleId: 'the-test', test } }
    const files = await readZip(await writeScorm({ ...source, modules: [module, sat] }), () => 1e7)
    expect([...files.keys()].some((path) => path.startsWith('the-test'))).toBe(false)
  })
})

describe('the page of a module in a package', () => {
  test('asks for nothing outside the package, and runs nothing that stands in it', () => {
    const { html, pictures } = pageOf()
    expect(pictures).toEqual(new Map([['abcdef012345-bars.svg', PICTURE]]))
    expect(html).not.toMatch(/(src|href)="\/|\son\w+=|\sstyle=|javascript:/)
    expect(html.match(/<script\b[^>]*>/g)).toEqual([
      '<script src="../shared/player.js" defer="">',
      '<script type="application/json" id="module-data">',
    ])
    expect(html).toContain('href="https://jalon.example/en/courses/a/b" target="_blank" rel="noopener"')
  })

  test('has a form for what it can grade; the rest is text and a way back', () => {
    const { html } = pageOf()
    expect(html.match(/<form /g)).toHaveLength(6)
    expect(html.match(/#(reply|weighted-share|children-by-region)"/g)).toHaveLength(3)
    expect(html).not.toContain('SUM(weight)')
  })

  test('shows a chart as its table', () => {
    expect(pageOf().html).toContain('<th scope="row">Coast</th><td class="align-end">1,234.5</td>')
  })

  test('keeps the keys of Match and Order out of the order of the page', () => {
    const { html } = pageOf()
    const shown = [...html.matchAll(/aria-label="Place of “(\w+)”"/g)].map(([, word]) => word)
    expect(shown).toHaveLength(4)
    expect(shown).not.toEqual(['Plan', 'Enumerate', 'Process', 'Publish'])
  })

  test('has its data in one piece, whatever authors write', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('</script>', '<!--', '<script>', '\u2028', ']]>', '"'),
    )
    fc.assert(
      fc.property(words, words, (title, answer) => {
        const exercise = anExercise('text', {
          title: title || 'x',
          prompt: `<p>${escaped(title)}</p>`,
          answers: [{ right: true, text: answer, also: [], feedback: null }],
        })
        const { html } = pageOf(aSource([exercise]))
        const [, json = ''] = /id="module-data">([\s\S]*?)<\/script>/.exec(html) ?? []
        expect(JSON.parse(json).exercises[0].answers[0].text).toBe(answer)
        expect(html.endsWith('</script></body></html>')).toBe(true)
      }),
    )
  })
})

describe('a manifest', () => {
  test('keeps to the schemas of SCORM 1.2, whatever titles and ids there are', async () => {
    const id = fc.stringMatching(/^[a-z0-9]{1,20}(-[a-z0-9]{1,20})?$/)
    const title = fc.string({ unit: 'grapheme', maxLength: 400 })
    const course = fc.tuple(fc.uniqueArray(id, { maxLength: 5 }), title)
    const manifests = fc.sample(course, 200).map(([ids, words]) => {
      const items = ids.map((one) => ({
        id: one,
        title: words,
        page: `${one}/index.html`,
        files: ['media/a b.svg'],
      }))
      return manifest({ id: 'x', title: words }, items, ['shared/style.css'])
    })
    expect(manifests.flatMap(manifestProblems)).toEqual([])
    expect(await schemaProblems(manifests)).toEqual([])
  })

  test('that breaks a rule is told', async () => {
    const right = manifest(
      { id: 'x', title: 't' },
      [{ id: 'a', title: 't', page: 'a/i.html', files: [] }],
      ['s.css'],
    )
    const wrong = (from: string, to: string) => right.replace(from, to)
    const bySchema = [
      wrong('adlcp:scormtype="sco"', 'adlcp:scormtype="page"'),
      wrong('<title>t</title>', `<title>${'t'.repeat(201)}</title>`),
      wrong('</organizations>', '</organizations><more/>'),
      wrong('identifier="item-a"', 'identifier="1 a"'),
      wrong('identifier="item-a"', 'identifier="course"'),
    ]
    for (const xml of bySchema) expect(await schemaProblems([xml]), xml).not.toEqual([])
    const byRule = [
      wrong('identifierref="module-a"', 'identifierref="module-b"'),
      wrong('<schemaversion>1.2', '<schemaversion>1.3'),
      wrong('default="course"', 'default="other"'),
      wrong('adlcp:scormtype="sco" ', ''),
    ]
    for (const xml of byRule) expect(manifestProblems(xml), xml).toHaveLength(1)
  })
})
