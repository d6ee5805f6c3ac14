import { useEffect, useState } from 'react'
import type { PublicData } from '#app/domain/exercise/public-exercise.ts'
import type { DataSet } from '#app/labs/data/data-set.ts'

export type Book = Pick<DataSet, 'id' | 'isInvented' | 'tables'>

const books = new Map<string, Promise<Book | null>>()

/** The code book of some tables, loaded once a page; null until it is there. */
export function useDataBook({ hash }: PublicData, tables: readonly string[]): Book | null {
  const [book, setBook] = useState<Book | null>(null)
  useEffect(() => {
    let isHere = true
    const asked = books.get(hash) ?? load(hash)
    books.set(hash, asked)
    void asked.then((found) => isHere && setBook(found))
    return () => {
      isHere = false
    }
  }, [hash])
  return book && { ...book, tables: book.tables.filter(({ name }) => tables.includes(name)) }
}

async function load(hash: string): Promise<Book | null> {
  try {
    const response = await fetch(`/data/${hash}/book.json`)
    return response.ok ? ((await response.json()) as Book) : null
  } catch {
    // The link to the data's own page stays.
    books.delete(hash)
    return null
  }
}
