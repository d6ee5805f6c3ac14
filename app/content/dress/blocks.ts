import type { ListItem, RootContent } from 'mdast'
import type { NoteKind } from '../dialect.ts'
import { attribute, element, paragraph, type Tag, textNode } from '../tree.ts'
import type { Dressing } from './dress.ts'

/** `<Note kind="caution">`: set apart from the text, its kind said in a word. */
export function note(tag: Tag, { labels }: Dressing): RootContent {
  const kind = attribute(tag, 'kind') as NoteKind
  const title = element('p', { className: 'note-kind' }, [textNode(labels.notes[kind] ?? '')])
  return element('div', { className: `note note-${kind}`, role: 'note' }, [
    title,
    ...(tag.children as RootContent[]),
  ])
}

/** Code scrolls sideways on a phone, so it must be reachable by keyboard. */
export function codeBlock(value: string, language: string | null): RootContent {
  const known: Record<string, string> =
    language && /^[a-z0-9+-]{1,20}$/i.test(language) ? { className: `language-${language}` } : {}
  return element('pre', { tabIndex: '0' }, [element('code', known, [textNode(value)])])
}

/** `- [x]` outside an exercise: a sign with a name, not a disabled check box that nobody can tick. */
export function task(item: ListItem, isDone: boolean, { labels }: Dressing): RootContent {
  const sign = element(
    'span',
    { className: 'task', role: 'img', 'aria-label': isDone ? labels.done : labels.open },
    [textNode(isDone ? '☑' : '☐')],
  )
  const [first, ...rest] = item.children
  const words = first?.type === 'paragraph' ? first.children : []
  const line = paragraph([
    { ...sign, type: 'mdxJsxTextElement', children: [textNode(isDone ? '☑' : '☐')] },
    textNode(' '),
    ...words,
  ])
  return { ...item, checked: null, children: [line, ...(first?.type === 'paragraph' ? rest : item.children)] }
}
