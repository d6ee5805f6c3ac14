import { attribute, escaped } from '../html/rewrite-html.ts'

/** A module in the table of contents that a platform reads: its page, and the files that it shows. */
export interface ManifestItem {
  id: string
  title: string
  page: string
  files: string[]
}

/** The longest that the schema lets a title be. */
const TITLE = 200

/**
 * `imsmanifest.xml` of a SCORM 1.2 package. There is no mastery score in it: a platform would fail whoever leaves half way,
 * so the modules say themselves when they are passed.
 */
export function manifest(
  { id, title }: { id: string; title: string },
  items: ManifestItem[],
  shared: string[],
): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest identifier="${attribute(`jalon-${id}`)}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">`,
    '<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>',
    '<organizations default="course">',
    `<organization identifier="course">${titled(title)}`,
    ...items.map(
      (item) =>
        `<item identifier="item-${attribute(item.id)}" identifierref="module-${attribute(item.id)}" isvisible="true">${titled(item.title)}</item>`,
    ),
    '</organization>',
    '</organizations>',
    '<resources>',
    ...items.map((item) =>
      [
        `<resource identifier="module-${attribute(item.id)}" type="webcontent" adlcp:scormtype="sco" href="${attribute(item.page)}">`,
        ...[item.page, ...item.files].map(file),
        '<dependency identifierref="shared"/>',
        '</resource>',
      ].join('\n'),
    ),
    '<resource identifier="shared" type="webcontent" adlcp:scormtype="asset">',
    ...shared.map(file),
    '</resource>',
    '</resources>',
    '</manifest>',
    '',
  ]
  return lines.join('\n')
}

const file = (path: string): string => `<file href="${attribute(encodeURI(path))}"/>`

/** Cut between signs, not within one. */
const titled = (title: string): string =>
  `<title>${escaped([...title.replace(/\s+/g, ' ').trim()].slice(0, TITLE).join('').slice(0, TITLE))}</title>`
