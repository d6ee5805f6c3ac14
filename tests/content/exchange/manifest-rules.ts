import { readXml, type XmlNode } from './moodle-reader.ts'

/**
 * What the schemas of SCORM 1.2 (IMS Content Packaging 1.1.2, with ADL's extension) say of the elements that we write:
 * which children in which order, which attributes, how long. The schemas themselves are not ours to pass on.
 */
interface Rule {
  attributes: Record<string, 'required' | 'optional'>
  /** Names in order, each with how many there may be. */
  children: [name: string, least: number, most: number][]
  /** The longest text; null: it has none. */
  text: number | null
}

const many = Number.POSITIVE_INFINITY
const rules: Record<string, Rule> = {
  manifest: {
    attributes: { identifier: 'required', version: 'optional', xmlns: 'required', 'xmlns:adlcp': 'required' },
    children: [
      ['metadata', 0, 1],
      ['organizations', 1, 1],
      ['resources', 1, 1],
    ],
    text: null,
  },
  metadata: {
    attributes: {},
    children: [
      ['schema', 0, 1],
      ['schemaversion', 0, 1],
    ],
    text: null,
  },
  schema: { attributes: {}, children: [], text: 100 },
  schemaversion: { attributes: {}, children: [], text: 20 },
  organizations: { attributes: { default: 'optional' }, children: [['organization', 0, many]], text: null },
  organization: {
    attributes: { identifier: 'required', structure: 'optional' },
    children: [
      ['title', 0, 1],
      ['item', 0, many],
    ],
    text: null,
  },
  item: {
    attributes: {
      identifier: 'required',
      identifierref: 'optional',
      isvisible: 'optional',
      parameters: 'optional',
    },
    children: [
      ['title', 0, 1],
      ['item', 0, many],
    ],
    text: null,
  },
  title: { attributes: {}, children: [], text: 200 },
  resources: { attributes: {}, children: [['resource', 0, many]], text: null },
  resource: {
    attributes: {
      identifier: 'required',
      type: 'required',
      href: 'optional',
      'adlcp:scormtype': 'required',
    },
    children: [
      ['file', 0, many],
      ['dependency', 0, many],
    ],
    text: null,
  },
  file: { attributes: { href: 'required' }, children: [], text: null },
  dependency: { attributes: { identifierref: 'required' }, children: [], text: null },
}

/** Everything in which a manifest breaks a rule. */
export function manifestProblems(xml: string): string[] {
  const root = readXml(xml)
  const nodes = flat(root)
  const ids = nodes.flatMap(({ attributes }) => attributes.identifier ?? [])
  const values = (name: string) => nodes.filter((node) => node.name === name).map(({ text }) => text)
  return [
    ...(root.name === 'manifest' ? [] : ['The root is no manifest.']),
    ...(root.attributes.xmlns === 'http://www.imsproject.org/xsd/imscp_rootv1p1p2' ? [] : ['namespace']),
    ...(root.attributes['xmlns:adlcp'] === 'http://www.adlnet.org/xsd/adlcp_rootv1p2'
      ? []
      : ['namespace of ADL']),
    ...nodes.flatMap(problemsOf),
    ...ids.filter((id, at) => ids.indexOf(id) < at).map((id) => `Two elements are called ${id}.`),
    ...ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id)).map((id) => `${id} is no XML id.`),
    ...nodes.flatMap((node) => dangling(node, nodes)),
    ...(values('schema').join() === 'ADL SCORM' ? [] : ['The schema is not ADL SCORM.']),
    ...(values('schemaversion').join() === '1.2' ? [] : ['The version is not 1.2.']),
  ]
}

const flat = (node: XmlNode): XmlNode[] => [node, ...node.children.flatMap(flat)]

function problemsOf({ name, attributes, children, text }: XmlNode): string[] {
  const rule = rules[name]
  if (!rule) return [`<${name}> is not known.`]
  const places = children.map((child) => rule.children.findIndex(([known]) => known === child.name))
  return [
    ...Object.keys(attributes).flatMap((key) => (key in rule.attributes ? [] : [`${name} has no ${key}.`])),
    ...Object.entries(rule.attributes).flatMap(([key, how]) =>
      how === 'required' && !attributes[key] ? [`${name} needs ${key}.`] : [],
    ),
    ...(places.some((place, at) => place < (places[at - 1] ?? 0)) ? [`The order in ${name} is wrong.`] : []),
    ...rule.children.flatMap(([child, least, most]) => {
      const count = children.filter((one) => one.name === child).length
      return count < least || count > most ? [`${name} has ${count} ${child}.`] : []
    }),
    ...(rule.text === null && text.trim() !== '' ? [`${name} has text.`] : []),
    ...(text.length > (rule.text ?? many) ? [`The text of ${name} is too long.`] : []),
    ...('adlcp:scormtype' in attributes && !['sco', 'asset'].includes(attributes['adlcp:scormtype'] ?? '')
      ? ['The scormtype is not known.']
      : []),
  ]
}

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
