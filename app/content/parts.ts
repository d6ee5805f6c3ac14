import type { RootContent } from 'mdast'

/**
 * A piece of text that becomes a string of HTML of its own: a stretch of prose, a prompt, an option. All parts of a
 * module are compiled in one go and told apart afterwards by their numbers.
 */
export interface Part {
  nodes: RootContent[]
  /** Inline parts stand in a label or a table cell: text without paragraphs around it. */
  shape: 'block' | 'inline'
  /** Of its words, where that is not the edition's: what a translation takes from its source. */
  language?: string
}

export interface Parts {
  all: Part[]
  /** Keeps a part and answers its number. */
  add(nodes: RootContent[], shape: Part['shape']): number
}

export function collectParts(): Parts {
  const all: Part[] = []
  return { all, add: (nodes, shape) => all.push({ nodes, shape }) - 1 }
}
