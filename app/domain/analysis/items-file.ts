import { type ExportedTable, tableOf } from '../export/table.ts'
import type { Cell } from '../people/csv.ts'
import type { Gathered } from './gathered.ts'
import { type ItemReport, reportOf, type ShownFigure, type ShownInterval } from './report.ts'

type Column = [name: string, figure: (item: ItemReport) => ShownFigure]

/** Both ends of an interval, as two columns. */
const ends = (name: string, of: (item: ItemReport) => ShownInterval): Column[] =>
  (['low', 'high'] as const).map(
    (end): Column => [
      `${name}_${end}`,
      (item) => {
        const interval = of(item)
        return 'low' in interval ? { value: interval[end] } : interval
      },
    ],
  )

const columns: Column[] = [
  ['facility', ({ facility }) => facility],
  ...ends('facility', ({ facilityInterval }) => facilityInterval),
  ['sd', ({ sd }) => sd],
  ['guess_score', ({ guessScore }) => guessScore],
  ['intended_weight', ({ intendedWeight }) => intendedWeight],
  ['effective_weight', ({ effectiveWeight }) => effectiveWeight],
  ['discrimination_index', ({ discriminationIndex }) => discriminationIndex],
  ...ends('discrimination_index', ({ discriminationInterval }) => discriminationInterval),
  ['discriminative_efficiency', ({ discriminativeEfficiency }) => discriminativeEfficiency],
  ['alpha_without', ({ alphaWithout }) => alphaWithout],
]

const ofRasch = (
  name: keyof NonNullable<ItemReport['rasch']> & ('difficulty' | 'se' | 'infit' | 'outfit'),
): Column => [`rasch_${name}`, ({ rasch }) => rasch?.[name] ?? { undefined: 'no-answers' }]
const raschColumns = (['difficulty', 'se', 'infit', 'outfit'] as const).map(ofRasch)

/**
 * Item analysis as a table: a row an exercise, figures in per cent (of Rasch in logits and mean squares), empty where there
 * is none, and why not in `undefined` (`effective_weight: blanks-left-out`). What was counted stands in every row, so
 * that files of several cohorts can be put together. Names and codes are English in every language.
 */
export function itemsTable(gathered: Gathered): ExportedTable {
  const { choices, courseId, moduleId, cohort } = gathered
  const { items, rasch } = reportOf(gathered, choices)
  const shown = rasch.state === 'estimated' ? [...columns, ...raschColumns] : columns
  const counted: [string, Cell][] = [
    ['cohort', choices.people === 'cohort' ? cohort.name : 'all I lead'],
    ['counting', choices.counting],
    ['language', choices.language ?? 'all'],
    ['edition', choices.edition ?? 'all'],
    ['from', choices.from],
    ['to', choices.to],
  ]
  const header = [
    ...['course', 'module', 'exercise', 'title', 'kind', 'points', 'n', 'answered'],
    ...shown.map(([name]) => name),
    ...['flags', 'undefined'],
    ...counted.map(([name]) => name),
  ]
  const rows = items.map((item): Cell[] => {
    const figures = shown.map(([name, of]) => [name, of(item)] as const)
    const none = figures.flatMap(([name, figure]) =>
      'undefined' in figure ? `${name}: ${figure.undefined}` : [],
    )
    return [
      ...[courseId, moduleId, item.id, item.title, item.kind, item.max, item.n, item.answered],
      ...figures.map(([, figure]) => ('value' in figure ? figure.value : null)),
      item.flags.map(({ code }) => code).join('; '),
      none.join('; '),
      ...counted.map(([, value]) => value),
    ]
  })
  return tableOf(
    'items',
    header,
    rows.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? null]))),
  )
}
