import { createHmac } from 'node:crypto'

/**
 * Names people of a cohort so that the same person has the same name in every file of that cohort, another one in other
 * cohorts, and nobody without the store's secret can tell who it is. 40 bits: among 500 people two are named alike once
 * in nine million cohorts.
 */
export function pseudonymsOf(secret: string, cohortId: string): (personId: string) => string {
  return (personId) => {
    const mac = createHmac('sha256', secret).update(['export', cohortId, personId].join('/'))
    return `p-${mac.digest('hex').slice(0, 10)}`
  }
}
