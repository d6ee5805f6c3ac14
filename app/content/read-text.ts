import type { FootnoteDefinition, Root, RootContent } from 'mdast'
import { type FormId, formIds } from '#app/domain/course/course.ts'
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
import { attribute, isTag, placeOf, type Tag, walk } from './tree.ts'

/** A module's text in one language, read and guarded: exercises are out, prose lies in parts. */
export interface AuthoredText {
  frontMatter: YamlFile<FrontMatter> | null
  parts: Part[]
  /** In the order of the page; of what stands in a form of a test, in which. */
  blocks: (
    | { type: 'prose'; part: number; form?: FormId }
    | { type: 'exercise'; exercise: AuthoredExercise; form?: FormId }
    | { type: 'chart'; chart: AuthoredChart }
  )[]
  forms: AuthoredForm[]
  notes: FootnoteDefinition[]
}

/** A form of a test and where it begins. */
interface AuthoredForm {
  id: FormId
  at: { line: number; column: number }
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
  const forms: AuthoredForm[] = []
  const notes: FootnoteDefinition[] = []
  let prose: RootContent[] = []
  let form: FormId | undefined
  const close = () => {
    if (prose.length > 0) blocks.push({ type: 'prose', part: parts.add(prose, 'block'), form })
    prose = []
  }
  for (const node of withFormsOpened(tree.children, say)) {
    if (isFormEdge(node)) {
      close()
      form = node.form
      if (form) forms.push({ id: form, at: node.at })
    } else if (node.type === 'footnoteDefinition') notes.push(node)
    else if (isTag(node) && isExerciseTag(node.name ?? '')) {
      close()
      const exercise = readExercise(node, { ...context, say, parts })
      if (exercise) blocks.push({ type: 'exercise', exercise, form })
    } else if (isTag(node) && node.name === 'Chart') {
      close()
      const chart = readChart(node, { ...context, say, parts })
      if (chart) blocks.push({ type: 'chart', chart })
    } else prose.push(node)
  }
  close()
  return { parts: parts.all, blocks, forms, notes }
}

/** Where a form begins, or, without one, ends. */
interface FormEdge {
  type: 'form edge'
  form: FormId | undefined
  at: AuthoredForm['at']
}

const isFormEdge = (node: RootContent | FormEdge): node is FormEdge => node.type === 'form edge'

/** What a form holds stands on the page like everything else, between two edges. */
function withFormsOpened(nodes: RootContent[], say: Say): (RootContent | FormEdge)[] {
  return nodes.flatMap((node) => {
    if (!isTag(node) || node.name !== 'Form') return [node]
    mustHoldNoFootnote(node, say)
    const id = formIds.find((known) => known === attribute(node, 'id'))
    const edge = (form: FormId | undefined): FormEdge => ({ type: 'form edge', form, at: placeOf(node) })
    // The guard has told what is wrong with another id.
    return [edge(id), ...(node.children as RootContent[]), edge(undefined)]
  })
}

/** Notes stand at the end of a page, and a page shows one form: its numbers would have gaps. */
function mustHoldNoFootnote(form: Tag, say: Say): void {
  for (const { node } of walk(form))
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition')
      say('form-footnote', placeOf(node))
}

export const exercisesOf = ({ blocks }: AuthoredText): AuthoredExercise[] =>
  blocks.flatMap((block) => (block.type === 'exercise' ? [block.exercise] : []))

export const chartsOf = ({ blocks }: AuthoredText): AuthoredChart[] =>
  blocks.flatMap((block) => (block.type === 'chart' ? [block.chart] : []))
