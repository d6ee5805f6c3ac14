import type { Nodes, Parents, RootContent } from 'mdast'
import type { DataSetAtHand } from '../exercises/kind.ts'
import type { Glossary } from '../glossary-file.ts'
import { labelsOf } from '../labels.ts'
import type { Part } from '../parts.ts'
import type { Picture } from '../pictures.server.ts'
import type { Say } from '../problems.ts'
import { hasChildren, isTag } from '../tree.ts'
import { codeBlock, note, task } from './blocks.ts'
import { dataCard } from './data-card.ts'
import { formula } from './formula.ts'
import { heading, type Slugs } from './heading.ts'
import { link } from './link.ts'
import { figure, image } from './picture.ts'
import { table } from './table.ts'
import { cardsAfter, term } from './term.ts'
import { keepTogether } from './together.ts'

/** What the tags and links of a text refer to. */
export interface Surroundings {
  language: string
  courseId: string
  moduleId: string
  /** Null when the glossary itself can't be read: then nothing is said about terms. */
  glossary: Glossary | null
  /** Pictures of the module by the name that an author writes. */
  pictures: Record<string, Picture>
  /** Modules that a link may lead to: `course/module`. */
  modules: string[]
  /** Data sets by id. */
  dataSets: Readonly<Record<string, DataSetAtHand>>
}

/** One run over a text: what is counted and collected on the way. */
export interface Dressing extends Surroundings {
  say: Say
  labels: ReturnType<typeof labelsOf>
  slugs: Slugs
  /** MathML by number; it is put in after rendering. */
  formulas: string[]
  tables: number
  /** Formulas on lines of their own. */
  displays: number
  /** How often each term was used: every use has a card of its own. */
  terms: Map<string, number>
  /** Cards of the block at hand. */
  cards: RootContent[]
  /** Names of the pictures shown. */
  shown: Set<string>
  /** The anchor of each exercise of this page, by the id it is kept under and by the one its author gives it now. */
  exerciseIds: ReadonlyMap<string, string>
  /** Whether the part at hand is taken from the source: it keeps that language, and what is wrong in it is told there. */
  isBorrowed: boolean
}

/** Turns the dialect's nodes of all parts into plain elements, in the order of the page. */
export function dressParts(parts: Part[], dressing: Dressing): void {
  for (const part of parts) {
    const holder = { type: 'root', children: part.nodes } as Parents & { children: RootContent[] }
    inLanguageOf(part, dressing, () => dressBlocks(holder, dressing))
    part.nodes = holder.children
  }
}

function inLanguageOf({ language }: Part, dressing: Dressing, dress: () => void): void {
  const { language: page, labels, say } = dressing
  if (language)
    Object.assign(dressing, { language, labels: labelsOf(language), say: () => {}, isBorrowed: true })
  dress()
  Object.assign(dressing, { language: page, labels, say, isBorrowed: false })
}

/** The children of a block container; cards of terms stand after the block that uses them. */
export function dressBlocks(parent: Parents, dressing: Dressing): void {
  parent.children = (parent.children as RootContent[]).flatMap((child) => {
    dressInside(child, dressing)
    const dressed = dressNode(child, dressing)
    return [dressed, ...cardsAfter(dressing)]
  }) as never
}

function dressInside(node: Nodes, dressing: Dressing): void {
  if (!hasChildren(node)) return
  node.children = keepTogether(node).map((child) => {
    dressInside(child, dressing)
    return dressNode(child, dressing)
  }) as never
}

function dressNode(node: RootContent, dressing: Dressing): RootContent {
  switch (node.type) {
    case 'heading':
      return heading(node, dressing)
    case 'link':
      return link(node, dressing)
    case 'image':
      return image(node, dressing)
    case 'table':
      return table(node, dressing)
    case 'math':
    case 'inlineMath':
      return formula(node, dressing)
    case 'code':
      return codeBlock(node.value, node.lang ?? null)
    case 'listItem':
      return node.checked === true || node.checked === false ? task(node, node.checked, dressing) : node
    default:
      return isTag(node) ? dressTag(node, dressing) : node
  }
}

function dressTag(node: RootContent, dressing: Dressing): RootContent {
  if (!isTag(node)) return node
  if (node.name === 'Figure') return figure(node, dressing)
  if (node.name === 'Note') return note(node, dressing)
  if (node.name === 'Data') return dataCard(node, dressing)
  return node.name === 'Term' ? term(node, dressing) : node
}
