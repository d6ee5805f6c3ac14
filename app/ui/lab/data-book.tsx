import type { PublicData } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '../form/button.tsx'
import { SchemaList } from './schema-list.tsx'
import { useDataBook } from './use-data-book.ts'

interface DataBookProps {
  data: PublicData
  tables: readonly string[]
  language: string
}

/** The code book of the lab's tables, beside the query. */
export function DataBook({ data, tables, language }: DataBookProps) {
  const book = useDataBook(data, tables)
  if (!book) return null
  return (
    <details className="lab-book">
      <summary>{m.lab_book()}</summary>
      <SchemaList
        dataSet={book}
        language={language}
        actions={({ name }) => (
          <Button kind="plain" name="intent" value={`table:${name}`}>
            {m.lab_table_rows({ table: name })}
          </Button>
        )}
      />
    </details>
  )
}
