import type { FootnoteDefinition, Root, RootContent } from 'mdast'
import { type AuthoredChart, readChart } from './chart.ts'
import { isExerciseTag } from './dialect.ts'
import { type AuthoredExercise, readExercise } from './exercises/exercise.ts'
import type { ReadContext } from './exercises/kind.ts'
import { type FrontMatter, splitFrontMatter } from './front-matter.ts'
import { guard } from './guard.ts'
import { parseMarkdown } from './parse.ts'
import { collectParts, type Part } from './parts.ts'
import type { Say } from './problems.ts'
import type { YamlFile } from './read-yaml.ts'
import { isTag } from './tree.ts'

/** A module's text in one language, read and guarded: exercises are out, prose lies in parts. */
export interface AuthoredText {
  frontMatter: YamlFile<FrontMatter> | null
  parts: Part[]
  /** In the order of the page. */
  blocks: (
    | { type: 'prose'; part: number }
    | { type: 'exercise'; exercise: AuthoredExercise }
    | { type: 'chart'; chart: AuthoredChart }
  )[]
  notes: FootnoteDefinition[]
}

type TextContext = Pick<ReadContext, 'isSource' | 'dataSets'>

/** Reads one text; null when its syntax is broken beyond reading. Every problem is told. */
export function readText(text: string, context: TextContext, say: Say): AuthoredText | null {
  const { frontMatter, body } = splitFrontMatter(text, say)
  const tree = parseMarkdown(body, say)
  if (!tree) return null
  guard(tree, say)
  return { frontMatter, ...takeApart(tree, context, say) }
}

function takeApart(tree: Root, context: TextContext, say: Say): Omit<AuthoredText, 'frontMatter'> {
  const parts = collectParts()
  const blocks: AuthoredText['blocks'] = []
  const notes: FootnoteDefinition[] = []
  let prose: RootContent[] = []
  const close = () => {
    if (prose.length > 0) blocks.push({ type: 'prose', part: parts.add(prose, 'block') })
    prose = []
  }
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') notes.push(node)
    else if (isTag(node) && isExerciseTag(node.name ?? '')) {
      close()
      const exercise = readExercise(node, { ...context, say, parts })
      if (exercise) blocks.push({ type: 'exercise', exercise })
    } else if (isTag(node) && node.name === 'Chart') {
      close()
      const chart = readChart(node, { ...context, say, parts })
      if (chart) blocks.push({ type: 'chart', chart })
    } else prose.push(node)
  }
  close()
  return { parts: parts.all, blocks, notes }
}

export const exercisesOf = ({ blocks }: AuthoredText): AuthoredExercise[] =>
  blocks.flatMap((block) => (block.type === 'exercise' ? [block.exercise] : []))

export const chartsOf = ({ blocks }: AuthoredText): AuthoredChart[] =>
  blocks.flatMap((block) => (block.type === 'chart' ? [block.chart] : []))
