import { SQLite, sql } from '@codemirror/lang-sql'
import type { EditorTable } from './code-editor.ts'

/** SQLite's dialect, with completion of keywords, tables and their columns. */
export function sqlSyntax(schema: readonly EditorTable[]) {
  return sql({
    dialect: SQLite,
    upperCaseKeywords: true,
    schema: Object.fromEntries(
      schema.map((table) => [
        table.name,
        {
          self: { label: table.name, type: 'type', detail: table.title },
          children: table.columns.map((column) => ({
            label: column.name,
            type: 'property',
            detail: column.title,
          })),
        },
      ]),
    ),
    // With one table its columns need no name before them.
    defaultTable: schema.length === 1 ? schema[0]?.name : undefined,
  })
}
