import type { Paragraph, PhrasingContent } from 'mdast'
import { labelsOf } from './labels.ts'
import type { NewerMark } from './translation-plan.server.ts'
import { element, textNode } from './tree.ts'

interface Told {
  /** The page's language, and the one that says more. */
  language: string
  source: string
  courseId: string
  moduleId: string
}

/** The line that tells a reader of a translation where the source says more, with the way there. */
export function newerRemark(
  kind: NewerMark['kind'],
  { language, source, courseId, moduleId }: Told,
): Paragraph {
  const labels = labelsOf(language).newer
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(source) ?? source
  const href = `/${source}/courses/${courseId}/${moduleId}`
  const link = { ...element('a', { href }, [textNode(labels.link(name))]), type: 'mdxJsxTextElement' }
  const told = kind === 'newer' ? labels.passage(name) : labels.added(name)
  return {
    type: 'paragraph',
    data: { hProperties: { className: ['newer'] } },
    children: [textNode(`${told} `), link as PhrasingContent],
  }
}
