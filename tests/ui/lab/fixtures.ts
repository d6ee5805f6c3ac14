import type { DataSet } from '#app/labs/data/data-set.ts'
import type { RunDone, RunFailed } from '#app/labs/sql/run.ts'
import type { PastRun } from '#app/ui/lab/past-runs.tsx'

const yes = { en: 'yes', fr: 'oui' }
const no = { en: 'no', fr: 'non' }

export const dataSet: Pick<DataSet, 'isInvented' | 'tables'> = {
  isInvented: true,
  tables: [
    {
      name: 'census_person',
      title: { en: 'Census extract, one row a person', fr: 'Extrait du recensement, une ligne par personne' },
      view: null,
      rows: 4537,
      isAggregate: false,
      variables: [
        {
          name: 'person_id',
          type: 'integer',
          label: { en: 'Number of the person', fr: 'Numéro de la personne' },
          codes: [],
          universe: null,
        },
        {
          name: 'region',
          type: 'integer',
          label: { en: 'Region, the stratum of the sample', fr: 'Région, la strate de l’échantillon' },
          codes: [
            { code: '1', label: { en: 'Capital', fr: 'Capitale' } },
            { code: '2', label: { en: 'Coast', fr: 'Côte' } },
            { code: '3', label: { en: 'Highlands', fr: 'Hautes Terres' } },
            { code: '4', label: { en: 'Border', fr: 'Frontière' } },
          ],
          universe: null,
        },
        {
          name: 'birth_country',
          type: 'text',
          label: { en: 'Country of birth', fr: 'Pays de naissance' },
          codes: ['XME', 'XKA', 'XSO', 'XTY', 'XOT', 'XXA', 'XXB'].map((code) => ({
            code,
            label: { en: `Country ${code}`, fr: `Pays ${code}` },
          })),
          universe: null,
        },
        {
          name: 'school',
          type: 'integer',
          label: { en: 'Attends school', fr: 'Va à l’école' },
          codes: [
            { code: '0', label: no },
            { code: '1', label: yes },
          ],
          universe: { en: 'ages 5–17', fr: '5–17 ans' },
        },
      ],
    },
    {
      name: 'v_census',
      title: { en: 'Cleaned extract' },
      view: 'SELECT * FROM census_person WHERE hh_id < 1201',
      rows: 4522,
      isAggregate: false,
      variables: [],
    },
  ],
}

export const someRows: RunDone = {
  kind: 'rows',
  result: {
    columns: ['region', 'born_abroad', 'children', 'share'],
    rows: [
      ['Capital', 7100, 1840, 25.91549295774648],
      ['Coast', 4300, 1120, 26.04651162790698],
      ['Highlands', 2910, 760, 26.1168384879725],
      ['Border', 5090, 1370, null],
    ],
  },
  isCut: false,
  ms: 3.4,
  advice: [],
}

export const manyRows: RunDone = {
  kind: 'rows',
  result: {
    columns: ['reg_id', 'given_name', 'status', 'note', 'age', 'weight'],
    rows: Array.from({ length: 5000 }, (_, index) => [
      `R${String(index + 1).padStart(5, '0')}`,
      ['Amina', 'Bilal', '', 'Chloé'][index % 4] ?? '',
      index % 7 === 0 ? null : 'REF',
      index === 2
        ? 'Registered at the settlement on arrival; the family name was written in two ways, see the other file of the same household.'
        : 'none',
      index % 11 === 0 ? null : index % 90,
      0.1 + 0.2,
    ]),
  },
  isCut: true,
  ms: 1240,
  advice: [],
}

export const failed: { sql: string; run: RunFailed } = {
  sql: "SELECT region, COUNT(*) AS n\nFROM census_person\nWHERE birth_contry <> 'XME'\nGROUP BY region",
  run: {
    kind: 'failed',
    code: 'no-such-column',
    offset: 54,
    name: 'birth_contry',
    nearest: ['birth_country'],
    message: 'no such column: birth_contry',
    ms: 1,
  },
}

export const pastRuns: PastRun[] = [
  {
    id: 'r3',
    at: Date.now() - 60_000,
    sql: "SELECT region, COUNT(*) AS n FROM census_person WHERE birth_country <> 'XME' GROUP BY region ORDER BY n DESC",
    outcome: { kind: 'rows', rows: 4 },
  },
  {
    id: 'r2',
    at: Date.now() - 3_600_000,
    sql: '\n-- how many are children?\nSELECT COUNT(*) FROM census_person',
    outcome: { kind: 'rows', rows: 1 },
  },
  {
    id: 'r1',
    at: Date.now() - 86_400_000,
    sql: 'SELECT birth_contry FROM census_person',
    outcome: { kind: 'failed', code: 'no-such-column', name: 'birth_contry' },
  },
]
