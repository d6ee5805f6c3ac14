import type { Cell } from '#app/domain/people/csv.ts'

// Parts of a workbook (ECMA-376 part 1, SpreadsheetML). Texts stand in their cells, as inline strings: the table of shared
// ones would have to be kept in memory to the end.

/** The most that a spreadsheet takes: rows of a sheet, signs of a cell. */
export const SHEET_ROWS = 1_048_576
export const CELL_SIGNS = 32_767

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageOf = (what: string) => `http://schemas.openxmlformats.org/package/2006/${what}`
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The head of a sheet whose first row stays in view. */
export const SHEET_HEAD = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
export const SHEET_END = '</sheetData></worksheet>'

/** A row of a sheet. @param number 1, 2, 3 … */
export function rowXml(number: number, cells: readonly Cell[]): string {
  let inner = ''
  for (const [column, cell] of cells.entries()) {
    if (cell === null || cell === '') continue
    const place = `r="${lettersOf(column)}${number}"`
    inner +=
      typeof cell === 'number'
        ? `<c ${place}><v>${cell}</v></c>`
        : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
  }
  return `<row r="${number}">${inner}</row>`
}

const letters: string[] = []

/** A, B … Z, AA, AB … */
function lettersOf(column: number): string {
  const known = letters[column]
  if (known !== undefined) return known
  const last = String.fromCharCode(65 + (column % 26))
  const made = column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last
  letters[column] = made
  return made
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What XML can't hold, would change (CR), or would take for markup; and what would be taken for such an escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that must not get through.
const unfit = /[&<>\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[\da-f]{4}_)/gi

/** A text in a cell. Signs that XML has no place for are written as `_x0007_` (ECMA-376 part 1, 22.9.2.19). */
const xmlText = (text: string): string =>
  cut(text).replace(
    unfit,
    (sign) => named[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )

/** Excel refuses a whole file for one cell that is too long. */
function cut(text: string): string {
  if (text.length <= CELL_SIGNS) return text
  const head = text.slice(0, CELL_SIGNS - 1)
  return `${/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head}…`
}

export const sheetPath = (number: number) => `xl/worksheets/sheet${number}.xml`

/** The parts that name all sheets; known when the last sheet is written. */
export function workbookParts(sheets: readonly string[]): [path: string, xml: string][] {
  const each = (part: (name: string, number: number) => string) =>
    sheets.map((name, index) => part(name, index + 1)).join('')
  const kind = (what: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${what}+xml`
  return [
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each(
        (name, number) => `<sheet name="${attribute(name)}" sheetId="${number}" r:id="rId${number}"/>`,
      )}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packageOf('relationships')}">${each(
        (_, number) =>
          `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
      )}</Relationships>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packageOf('relationships')}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packageOf('content-types')}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind('sheet.main')}"/>${each(
        (_, number) => `<Override PartName="/${sheetPath(number)}" ContentType="${kind('worksheet')}"/>`,
      )}</Types>`,
    ],
  ]
}

const attribute = (text: string) => xmlText(text).replaceAll('"', '&quot;')
