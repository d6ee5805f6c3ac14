import type { PhrasingContent, RootContent } from 'mdast'
import { attribute, element, paragraph, placeOf, type Tag, textNode } from '../tree.ts'
import type { Dressing } from './dress.ts'

/** `<Data id tables>words</Data>`: where to look through a data set's tables, read its code book and take its files. */
export function dataCard(tag: Tag, { dataSets, language, labels, say }: Dressing): RootContent {
  const id = attribute(tag, 'id')?.trim() ?? ''
  const dataSet = Object.hasOwn(dataSets, id) ? dataSets[id] : undefined
  if (!dataSet) {
    say('data-unknown', placeOf(tag), id, Object.keys(dataSets).join(', '))
    return paragraph([])
  }
  const named = (attribute(tag, 'tables') ?? '').split(/[\s,]+/).filter((name) => name !== '')
  for (const name of named)
    if (!dataSet.tables.includes(name))
      say('data-table-unknown', placeOf(tag), name, dataSet.tables.join(', '))
  const known = dataSet.about.tables
  const shown =
    named.length === 0 ? known : named.flatMap((name) => known.find((one) => one.name === name) ?? [])
  const words = (text: Record<string, string>) => text[language] ?? text.en ?? ''
  const page = `/${language}/data/${id}`
  const items = shown.map(({ name, title, rows, isAggregate }) =>
    element('li', {}, [
      inLine(element('a', { href: `${page}/${name}` }, [inLine(element('code', {}, [textNode(name)]))])),
      textNode(` ${words(title)} (${labels.rows(rows)}) `),
      fileLink(`/data/${dataSet.hash}/open/${name}.csv`, 'CSV', labels.download(`${name}.csv`)),
      ...(isAggregate
        ? [
            textNode(' '),
            fileLink(
              `/data/${dataSet.hash}/open/${name}.sdmx.csv`,
              'SDMX-CSV',
              labels.download(`${name}.sdmx.csv`),
            ),
          ]
        : []),
    ]),
  )
  const isInvented = dataSet.isInvented && !shown.every(({ name }) => dataSet.realTables.includes(name))
  return element('div', { className: 'note note-data data-card', role: 'note' }, [
    element('p', { className: 'note-kind' }, [textNode(words(dataSet.about.title))]),
    ...(tag.children as RootContent[]),
    ...(isInvented ? [paragraph([textNode(labels.invented)])] : []),
    element('ul', {}, items),
    paragraph([inLine(element('a', { href: page }, [textNode(labels.codeBook)]))]),
  ])
}

const inLine = (node: RootContent): PhrasingContent =>
  ({ ...node, type: 'mdxJsxTextElement' }) as PhrasingContent

const fileLink = (href: string, text: string, label: string): PhrasingContent =>
  inLine(element('a', { href, download: '', 'aria-label': label }, [textNode(text)]))
