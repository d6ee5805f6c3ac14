import type { Code, Nodes, Parents } from 'mdast'
import type { Say } from './problems.ts'
import { isTag, placeOf } from './tree.ts'

/** What a fenced block of a tag is for: the second word after the backticks. */
export type LabRole = 'starter' | 'solution' | 'mistake' | 'key' | 'chart'

/** Which tags may hold which blocks. */
const homes: Record<string, string[]> = {
  'sql starter': ['Sql'],
  'sql solution': ['Sql'],
  'sql mistake': ['Sql', 'Numeric'],
  'sql key': ['Numeric', 'R'],
  'sql chart': ['Chart'],
  'r starter': ['R'],
  'r solution': ['R'],
}

const nameOf = ({ lang, meta }: Code): string => `${lang ?? ''} ${(meta ?? '').trim()}`

/** The role of a block of code, null for code that is only to be read. */
export const labRoleOf = (node: Nodes): LabRole | null =>
  node.type === 'code' && Object.hasOwn(homes, nameOf(node)) ? ((node.meta ?? '').trim() as LabRole) : null

/** A solution outside its exercise would be printed on the page. */
export function checkCodePlace(node: Code, ancestors: Parents[], say: Say): void {
  if (labRoleOf(node) === null) return
  const tags = homes[nameOf(node)] ?? []
  const parent = ancestors.at(-1)
  const isHome = parent && isTag(parent) && tags.some((tag) => tag === parent.name)
  if (!isHome) say('lab-code-place', placeOf(node), nameOf(node), tags.map((tag) => `<${tag}>`).join(' or '))
}
