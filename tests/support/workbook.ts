import { ZipFile } from 'yazl'

/** A zip with these parts, in this order. Names go in as they are, so that a test can lie about them afterwards. */
export function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content), name, { compress: content.length > 0 })
  zip.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    zip.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject)
  })
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

interface TestSheet {
  name: string
  /** `<row>` elements. */
  rows: string
  state?: 'hidden'
}

interface WorkbookParts {
  sheets?: TestSheet[]
  /** `<si>` elements. */
  strings?: string
  /** `<numFmts>` and `<cellXfs>`. */
  styles?: string
  workbookPr?: string
  /** Parts to add or put in place of others. */
  more?: Record<string, string | Buffer>
}

/** The parts of a workbook as Excel names them (ECMA-376). */
export function workbookParts({
  sheets = [],
  strings = '',
  styles = '',
  workbookPr = '',
  more = {},
}: WorkbookParts) {
  const tabs = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  const links = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}">${workbookPr}<sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}<Relationship Id="s" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${relation}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
  }
  for (const [at, { rows }] of sheets.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`
  return { ...parts, ...more }
}

export const workbook = (given: WorkbookParts) => zipOf(workbookParts(given))

const letterOf = (column: number) => String.fromCharCode(65 + column)

/** Rows of inline strings, the first at `from`; an empty text is no cell, as in Excel's files. */
export const inlineRows = (rows: readonly (readonly string[])[], from = 1) =>
  rows
    .map((cells, at) => {
      const inner = cells.map((text, column) =>
        text === ''
          ? ''
          : `<c r="${letterOf(column)}${from + at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
      )
      return `<row r="${from + at}">${inner.join('')}</row>`
    })
    .join('')
