import type { Chance } from '../chance.ts'
import { misspelt } from './people.ts'
import { caseId, type Registration } from './register.ts'

/** Registered after the reference date, by their place in the register. */
const lateRegistrations: [index: number, date: string][] = [
  [100, '2025-01-15'],
  [200, '2025-02-03'],
]

/** Spoils the register as real ones are spoilt, and numbers its records. `cases` is how many groups there are. */
export function plantRegisterFaults(chance: Chance, records: Registration[], cases: number): Registration[] {
  const spoilt = records.map((record) => spoil(chance, record))
  const twice = spoilt.filter((_, index) => isTwice(index)).map((record, copy) => again(record, copy, cases))
  for (const [index, date] of lateRegistrations) {
    const record = spoilt[index]
    if (record) record.reg_date = date
  }
  return [...spoilt, ...twice].map((record, index) => ({
    ...record,
    reg_id: `R${String(index + 1).padStart(5, '0')}`,
  }))
}

function spoil(chance: Chance, given: Registration): Registration {
  const record = { ...given }
  if (chance.happens(0.045)) record.status = null
  if (chance.happens(0.012)) record.sex = null
  if (chance.happens(0.02)) record.dob = null
  return record
}

const isTwice = (index: number): boolean => index % 47 === 13

/** The same person comes again: a new group, and every other time the name is spelt otherwise. */
function again(record: Registration, copy: number, cases: number): Registration {
  return {
    ...record,
    case_id: caseId(cases + copy + 1),
    reg_date: '2024-05-20',
    exit_date: null,
    exit_reason: null,
    family_name: copy % 2 === 0 ? misspelt(record.family_name) : record.family_name,
  }
}
