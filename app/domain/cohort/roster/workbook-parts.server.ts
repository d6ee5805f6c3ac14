import { attributeOf, walkXml } from './workbook-xml.ts'
import type { ZipParts } from './zip-parts.server.ts'

export interface Workbook {
  /** Path of each visible sheet of cells, in the order of the tabs. */
  sheets: { name: string; path: string }[]
  sharedStrings: string[]
  /** Whether cells of a style (its index) show a date or a time. */
  isDateStyle: boolean[]
  /** Days count from 1904, as on old Macs. */
  is1904: boolean
}

/** What a sheet's cells refer to. Null if the zip holds no workbook (ECMA-376, parts 1 and 2). */
export async function openWorkbook(zip: ZipParts): Promise<Workbook | null> {
  const root = await relationsOf(zip, '')
  const path = root.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const bytes = await zip.read(path)
  if (!bytes) return null
  const relations = await relationsOf(zip, path)
  const tabs: { name: string; id: string | undefined; isHidden: boolean }[] = []
  let is1904 = false
  walkXml(bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const isHidden = /hidden/i.test(attributes.state ?? '')
      tabs.push({ name: attributes.name ?? '', id: attributeOf(attributes, 'id'), isHidden })
    },
  })
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.path
  return {
    sheets: tabs.flatMap(({ name, id, isHidden }) => {
      const part = relations.find((relation) => relation.id === id && relation.type === 'worksheet')
      return part && !isHidden ? [{ name, path: part.path }] : []
    }),
    sharedStrings: await readStrings(zip, partOf('sharedStrings') ?? 'xl/sharedStrings.xml'),
    isDateStyle: await readStyles(zip, partOf('styles') ?? 'xl/styles.xml'),
    is1904,
  }
}

interface Relation {
  id: string
  /** The last word of the type's address: worksheet, sharedStrings, … */
  type: string
  path: string
}

async function relationsOf(zip: ZipParts, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const bytes = await zip.read(`${folder}_rels/${part.slice(folder.length)}.rels`)
  const relations: Relation[] = []
  if (!bytes) return relations
  walkXml(bytes, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path: pathFrom(folder, Target) })
    },
  })
  return relations
}

/** `../a.xml` and `/xl/a.xml` as seen from a part's folder; what leads out of the zip names no part of it. */
function pathFrom(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

async function readStrings(zip: ZipParts, path: string): Promise<string[]> {
  const strings: string[] = []
  const bytes = await zip.read(path)
  if (!bytes) return strings
  let text = ''
  let isText = false
  let soundDepth = 0
  walkXml(bytes, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') soundDepth += 1
      isText = name === 't'
    },
    text(piece) {
      // Beside the words, a string may say how they sound in Japanese.
      if (isText && soundDepth === 0) text += piece
    },
    close(name) {
      if (name === 'rPh') soundDepth -= 1
      if (name === 't') isText = false
      if (name === 'si') strings.push(unescaped(text))
    },
  })
  return strings
}

/** `_x000D_` stands for a sign that XML can't hold (ECMA-376 part 1, 22.9.2.19). */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

async function readStyles(zip: ZipParts, path: string): Promise<boolean[]> {
  const isDateStyle: boolean[] = []
  const bytes = await zip.read(path)
  if (!bytes) return isDateStyle
  const formats = new Map<string, string>()
  let isInCellStyles = false
  walkXml(bytes, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') formats.set(numFmtId, formatCode)
      if (name === 'cellXfs') isInCellStyles = true
      if (name === 'xf' && isInCellStyles) isDateStyle.push(isDateFormat(numFmtId, formats.get(numFmtId)))
    },
    close(name) {
      if (name === 'cellXfs') isInCellStyles = false
    },
  })
  return isDateStyle
}

/** Formats 14–22 and 45–47 are dates and times everywhere, 27–36 and 50–58 in East Asia (ECMA-376 part 1, 18.8.30). */
function isDateFormat(id: string, code: string | undefined): boolean {
  if (code !== undefined)
    return /[dmyhs]/i.test(
      code.slice(0, 255).replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general/gi, ''),
    )
  const number = Number(id)
  return [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ].some(([first = 0, last = 0]) => number >= first && number <= last)
}
