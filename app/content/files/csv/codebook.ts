import { stringify } from 'yaml'
import type { Codebook, CodebookVariable, Texts } from '#app/domain/studio/codebook.ts'
import type { ReadColumn } from '#app/domain/studio/data-columns.ts'
import { kebab } from '../file-names.ts'

/** A code book with every question that is to be answered and no answer yet, for columns as they were read. */
export function emptyCodebook(givenName: string, columns: ReadColumn[], languages: string[]): Codebook {
  const blank = (): Texts => Object.fromEntries(languages.map((language) => [language, '']))
  const meanings = (values: string[]) => Object.fromEntries(values.map((value) => [value, blank()]))
  return {
    id: kebab(givenName.replace(/^.*[/\\]/s, '').replace(/\.[^.]*$/, '')) || 'data-set',
    languages,
    title: blank(),
    summary: blank(),
    isInvented: null,
    licence: '',
    attribution: blank(),
    variables: Object.fromEntries(
      columns.map(({ name, isCoded, values, outliers, withoutMissing }): [string, CodebookVariable] => [
        name,
        {
          label: blank(),
          unit: '',
          universe: blank(),
          // Ages with "NA" among them are no codes: first it is asked what NA is.
          codes:
            isCoded && values && withoutMissing === null ? meanings(values.map(({ value }) => value)) : null,
          special: isCoded ? {} : meanings(outliers),
        },
      ]),
    ),
  }
}

/** The table's name in queries: that of the data set, as a name of SQL. */
const tableName = (id: string): string => {
  const name = id.replaceAll('-', '_')
  return /^[a-z]/.test(name) ? name.slice(0, 63) : `t_${name}`.slice(0, 63)
}

/**
 * The files of a data set's folder: `data.yaml` and the table. What the code book leaves open stays open in the file, so
 * that the check asks for it.
 */
export function dataSetFiles(codebook: Codebook, columns: ReadColumn[], csv: string): Map<string, Buffer> {
  const table = tableName(codebook.id)
  const variables = Object.fromEntries(
    columns.map(({ name, type }) => [name, variableOf(codebook.variables[name], type)]),
  )
  const yaml = stringify(
    {
      languages: codebook.languages,
      title: codebook.title,
      summary: codebook.summary,
      invented: codebook.isInvented,
      licence: codebook.licence,
      attribution: codebook.attribution,
      tables: { [table]: { title: codebook.title, from: `${table}.csv`, variables } },
    },
    {
      lineWidth: 0,
      defaultStringType: 'QUOTE_DOUBLE',
      defaultKeyType: 'PLAIN',
      aliasDuplicateObjects: false,
    },
  )
  return new Map([
    ['data.yaml', Buffer.from(yaml)],
    [`${table}.csv`, Buffer.from(csv)],
  ])
}

function variableOf(given: CodebookVariable | undefined, type: ReadColumn['type']) {
  const { label = {}, unit = '', universe = {}, codes = null, special = {} } = given ?? {}
  const named = Object.fromEntries(
    Object.entries(label).map(([language, text]) => [language, unit && text ? `${text} (${unit})` : text]),
  )
  const hasUniverse = Object.values(universe).some((text) => text.trim() !== '')
  return {
    type,
    label: named,
    ...(codes ? { codes } : {}),
    ...(Object.keys(special).length > 0 ? { special } : {}),
    ...(hasUniverse ? { universe } : {}),
  }
}
