import type { FootnoteDefinition, Paragraph, Root, RootContent } from 'mdast'
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

type TextContext = Pick<ReadContext, 'isSource' | 'dataSets'> & {
  /** Exercises and charts whose words are those of the source. */
  borrowed?: { ids: readonly string[]; language: string }
  /** Puts what is told of a passage before or after what begins on a line; 0 is before everything. */
  remarks?: { line: number; side: 'before' | 'after'; remark: Paragraph }[]
}

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
  const proseParts = new Set<Part>()
  const close = () => {
    if (prose.length > 0) {
      const part = parts.add(prose, 'block')
      blocks.push({ type: 'prose', part, form })
      proseParts.add(parts.all[part] as Part)
    }
    prose = []
  }
  const remark = (line: number, side: 'before' | 'after') =>
    (context.remarks ?? []).flatMap((given) =>
      given.line === line && given.side === side ? [given.remark] : [],
    )
  prose.push(...remark(0, 'before'))
  for (const node of withFormsOpened(tree.children, say)) {
    const [line, first] = [isFormEdge(node) ? node.at.line : placeOf(node).line, parts.all.length]
    prose.push(...remark(line, 'before'))
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
    if (context.borrowed?.ids.includes(idOf(node))) {
      const { language } = context.borrowed
      for (const part of parts.all.slice(first)) if (!proseParts.has(part)) part.language = language
    }
    if (!isFormEdge(node) && node.type === 'footnoteDefinition') addToNote(node, remark(line, 'after'))
    else prose.push(...remark(line, 'after'))
  }
  close()
  return { parts: parts.all, blocks, forms, notes }
}

const idOf = (node: RootContent | FormEdge): string =>
  !isFormEdge(node) && isTag(node) ? (attribute(node, 'id') ?? '') : ''

/** A note is a line at the end of the page, and so is what is told of it. */
function addToNote(note: FootnoteDefinition, remarks: Paragraph[]): void {
  const last = note.children.findLast((child) => child.type === 'paragraph')
  for (const { children } of remarks) last?.children.push({ type: 'text', value: ' ' }, ...children)
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
    const edge = (form: FormId | undefined, at: FormEdge['at']): FormEdge => ({ type: 'form edge', form, at })
    // The guard has told what is wrong with another id.
    const [begin, end] = [placeOf(node), node.position?.end ?? placeOf(node)]
    return [edge(id, begin), ...(node.children as RootContent[]), edge(undefined, end)]
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

/**
 * A translation may name an exercise as its source does: what it was before stands there, once. Answers are kept under the
 * same id in all languages.
 */
export function withIdsOf(source: AuthoredText | null, own: AuthoredText): AuthoredText {
  if (!source || source === own) return own
  const idOf = new Map(exercisesOf(source).map(({ name, id }) => [name, id]))
  const blocks = own.blocks.map((block) => {
    if (block.type !== 'exercise' || block.exercise.id !== block.exercise.name) return block
    return {
      ...block,
      exercise: { ...block.exercise, id: idOf.get(block.exercise.name) ?? block.exercise.id },
    }
  })
  return { ...own, blocks }
}

export const chartsOf = ({ blocks }: AuthoredText): AuthoredChart[] =>
  blocks.flatMap((block) => (block.type === 'chart' ? [block.chart] : []))
