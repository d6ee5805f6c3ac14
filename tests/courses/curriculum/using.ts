import type { Controls } from './control.ts'
import { percent, roundedTo } from './formulas.ts'

/** Five sources, scored on age, sex, status and being alone. */
const SCORES = [
  [2, 2, 1, 0],
  [2, 2, 1, 0],
  [2, 2, 2, 2],
  [1, 2, 1, 0],
  [2, 2, 0, 0],
]
const sum = (scores: number[]) => scores.reduce((total, score) => total + score, 0)
const bySource = SCORES.map(sum)
const byDimension = [0, 1, 2, 3].map((dimension) => sum(SCORES.map((scores) => scores[dimension] ?? 0)))

/** The totals that are published as 55, and what is left to a site if those with it and without it are among them. */
const totals = roundedTo(55, 5)
const left = totals.flatMap((all) => totals.flatMap((without) => (without <= all ? [all - without] : [])))

const TRUE_LINKS = 430 * (1 - 6 / 100)

export const using: Controls = {
  answers: {
    'indicator-to-decision': [
      {
        exercise: 'five-core-statistics',
        rows: [{ fb: '5090', fc: '6330', arrivals: '1110', idp: '1920', registered: '685' }],
      },
      {
        exercise: 'classes-in-settlements',
        rows: [{ out_of_school: '203', unknown: '0', classes: '6' }],
        besides: { printed: ['6'], from: [Math.ceil(203 / 40)] },
      },
      {
        exercise: 'places-low',
        printed: '98',
        from: 'data',
        besides: {
          printed: ['820', '28.0', '230'],
          from: `SELECT SUM(weight), 100 * SUM(weight * (school = 0)) / SUM(weight), SUM(weight * (school = 0))
            FROM v_census WHERE reason = 4 AND age BETWEEN 5 AND 17 AND school IS NOT NULL`,
        },
      },
      {
        exercise: 'places-high',
        printed: '362',
        from: 'data',
        besides: { printed: ['98', '362'], from: [0.12 * 820, 0.441 * 820] },
      },
    ],
    'disclosure-control': [
      { exercise: 'sdc-cells-to-hide', printed: '4', from: 'data' },
      {
        exercise: 'sdc-merge-origins',
        rows: [
          { site: 'S1', kavaria: '40', other: '35' },
          { site: 'S2', kavaria: '29', other: '10' },
        ],
      },
      { exercise: 'sdc-difference', printed: '3', from: 57 - 54 },
      {
        exercise: 'sdc-rounded-difference',
        printed: '4',
        from: Math.max(...left),
        besides: {
          printed: ['53', '57', '0'],
          from: [Math.min(...totals), Math.max(...totals), Math.min(...left)],
        },
      },
      { exercise: 'sdc-k-five-keys', rows: [{ cells: '131', uniques: '43', children: '152' }] },
      { exercise: 'sdc-coarser-keys', rows: [{ cells: '16', k: '4' }] },
      { exercise: 'sdc-merged-regions', rows: [{ cells: '12', k: '17' }] },
    ],
    'sharing-responsibly': [
      { exercise: 'sharing-release-table', rows: [{ shown: '677', not_shown: '8' }] },
      {
        exercise: 'sharing-ministry-table',
        rows: [{ smallest: '10', cells: '10', not_recorded: '0' }],
      },
      { exercise: 'sharing-true-links', printed: '404', from: TRUE_LINKS },
      { exercise: 'sharing-share-in-school', printed: '77.7', from: percent(TRUE_LINKS, 520) },
    ],
    'communicating-numbers': [
      { exercise: 'weather-per-year', printed: '7.75', from: 62 / (2023 - 2016 + 1) },
      { exercise: 'nine-in-ten', printed: '87.2', from: percent(30, 34.4) },
      {
        exercise: 'july-change',
        printed: '-11.8',
        from: percent(74_695, 84_735) - 100,
        besides: { printed: ['-7.5'], from: [percent(74_695, 80_735) - 100] },
      },
      { exercise: 'displaced-growth', printed: '110', from: percent(43.3, 20.6) - 100 },
      {
        exercise: 'displaced-growth-yearly',
        printed: '6.4',
        from: 100 * ((43.3 / 20.6) ** (1 / 12) - 1),
        besides: { printed: ['2.10', '2.102'], from: [43.3 / 20.6, 43.3 / 20.6] },
      },
      {
        exercise: 'child-share-points',
        printed: '-7.4',
        from: 'data',
        besides: {
          printed: ['50.8', '43.4', '57', '82'],
          from: `SELECT a.children * 100.0 / a.with_age, b.children * 100.0 / b.with_age,
              a.with_age * 100.0 / a.total, b.with_age * 100.0 / b.total
            FROM unhcr_age_coverage a, unhcr_age_coverage b
            WHERE a.pop_type = 'REF' AND a.year = 2015 AND b.pop_type = 'REF' AND b.year = 2025`,
        },
      },
      { exercise: 'child-share-percent', printed: '-14.6', from: 'data' },
    ],
    'national-plan': [
      {
        exercise: 'register-score-card',
        rows: [{ dob: '2.0', sex: '1.3', status: '4.3', late: '0.11' }],
      },
      {
        exercise: 'score-of-each-file',
        words: ['5', '5', '8', '4', '4'],
        besides: { printed: ['5', '5', '8', '4', '4'], from: bySource },
      },
      {
        exercise: 'weakest-dimension',
        words: ['Alone', 'Status', 'Age', 'Sex'],
        besides: { printed: ['9', '10', '5', '2'], from: byDimension },
      },
      {
        exercise: 'four-items-cost',
        printed: '800',
        from: ((12_000 * 40) / 3600) * 6,
        besides: { printed: ['133.3'], from: [(12_000 * 40) / 3600] },
      },
    ],
  },
  added: {
    'indicator-to-decision': ['at-least-one-core', 'break-even-rate'],
    'disclosure-control': ['sdc-range-left', 'sdc-behind-the-per-cent', 'sdc-all-alike'],
    'sharing-responsibly': ['sharing-quality-line'],
    'communicating-numbers': [
      'july-base',
      'over-represented',
      'more-children-lower-share',
      'country-rate-low-end',
      'arrivals-range',
      'arrivals-in-context',
    ],
    'national-plan': [
      'one-group-three-files',
      'weakest-share',
      'classes-either-way',
      'repair-visits-cost',
      'cost-of-one-more-child',
    ],
  },
}
