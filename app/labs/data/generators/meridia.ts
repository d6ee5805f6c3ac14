import type { Rows, Value } from '../data-set.ts'
import { chanceFrom } from './chance.ts'
import { drawChildrenAlone } from './meridia/alone.ts'
import { drawCensus } from './meridia/census.ts'
import { drawFamilies } from './meridia/register.ts'
import { plantRegisterFaults } from './meridia/register-faults.ts'

/**
 * The Republic of Meridia, which doesn't exist: a census extract, a register of refugees and the list of an NGO, all
 * invented. The same seed (1 … 2³¹ − 2) gives the same rows for ever: answers depend on it.
 */
export function meridia(seed: number): Rows[] {
  const chance = chanceFrom(seed)
  const census = drawCensus(chance)
  const families = drawFamilies(chance)
  const groups = new Set(families.map(({ case_id }) => case_id)).size
  const { registered, listed } = drawChildrenAlone(chance, groups)
  const register = plantRegisterFaults(chance, [...families, ...registered], groups + registered.length)
  return [asRows('census_person', census), asRows('refugee_register', register), asRows('ngo_list', listed)]
}

/** Records with equal keys in equal order, as rows. */
function asRows<R extends { [K in keyof R]: Value }>(table: string, records: R[]): Rows {
  return {
    table,
    columns: Object.keys(records[0] ?? {}),
    rows: records.map((record) => Object.values<Value>(record)),
  }
}
