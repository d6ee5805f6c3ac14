import { createContext, useContext } from 'react'

/** Stands before the names of an exercise's fields where several exercises share one form; else nothing does. */
export const FieldPrefix = createContext('')

/** The name of a field as its form sends it. */
export function useFieldName(): (name: string) => string {
  const prefix = useContext(FieldPrefix)
  return (name) => prefix + name
}
