import type { Controls } from './control.ts'
import { percent } from './formulas.ts'

const DAYS_OF_FIVE_YEARS = 5 * 365 + 1
const DAYS_OF_SIX_YEARS = 6 * 365 + 1

export const foundations: Controls = {
  answers: {
    'missing-in-statistics': [
      {
        exercise: 'coverage-rise',
        printed: '28.0',
        from: 'data',
        besides: {
          printed: ['53.9', '81.9'],
          from: `SELECT MAX(100.0 * with_age / total) FILTER (WHERE year = 2016),
            MAX(100.0 * with_age / total) FILTER (WHERE year = 2025)
            FROM unhcr_age_coverage WHERE pop_type = 'REF'`,
        },
      },
      { exercise: 'idp-countries', printed: '36.8', from: percent(14, 38) },
      { exercise: 'idp-people', printed: '54.9', from: 'data' },
      {
        exercise: 'year-of-the-fall',
        rows: [{ year: '2022', coverage: '75.5', change: '-8.4' }],
        besides: {
          printed: ['8.1'],
          from: `SELECT (SUM(total) FILTER (WHERE year = 2022) - SUM(total) FILTER (WHERE year = 2021)) / 1e6
            FROM unhcr_age_coverage WHERE pop_type = 'REF'`,
        },
      },
      { exercise: 'deaths-per-day-five', printed: '0.87', from: 1585 / DAYS_OF_FIVE_YEARS },
      { exercise: 'deaths-per-day-six', printed: '0.83', from: 1828 / DAYS_OF_SIX_YEARS },
    ],
    'stock-and-flow': [
      { exercise: 'abroad-a-year-ago', rows: [{ records: '39', children: '1110' }] },
      {
        exercise: 'girl-two-rules',
        words: ['not a resident', 'a resident'],
        // Months from November 2023 to July 2024, and to June 2024.
        besides: { printed: ['9', '8'], from: [2 + 7, 2 + 6] },
      },
      {
        exercise: 'three-counts',
        rows: [{ by_birth: '5090', by_citizenship: '6330', by_union: '6510' }],
      },
      { exercise: 'share-by-birth', printed: '26.2', from: 'data' },
      { exercise: 'share-by-citizenship', printed: '32.2', from: 'data' },
    ],
    'protection-categories': [
      {
        exercise: 'displaced-by-place',
        rows: [
          { idp_location: '1', children: '730' },
          { idp_location: '2', children: '710' },
          { idp_location: '3', children: '480' },
        ],
      },
      { exercise: 'share-in-return', printed: '37.0', from: 'data' },
      {
        exercise: 'children-by-status',
        rows: [
          { status: 'REF', children: '447' },
          { status: 'ASY', children: '178' },
          { status: '(missing)', children: '35' },
          { status: 'OTH', children: '25' },
        ],
      },
      { exercise: 'asylum-share-known', printed: '27.4', from: 'data' },
      {
        exercise: 'alone-at-the-border',
        rows: [{ uasc: '114', not_recorded: '5', share: '24.2' }],
        besides: {
          printed: ['472'],
          from: 'SELECT COUNT(uasc) FROM v_register WHERE active AND age < 18 AND region = 4',
        },
      },
    ],
    'goals-and-compacts': [
      { exercise: 'refugees-per-100000', printed: '4000', from: (100_000 * 1.2) / (28.8 + 1.2) },
      {
        exercise: 'births-registered',
        rows: [
          { grp: 'citizen', n: '700', registered: '89.3' },
          { grp: 'foreign', n: '77', registered: '74.1' },
        ],
      },
      { exercise: 'registration-parity', printed: '0.83', from: 'data' },
      {
        exercise: 'no-parent-at-home',
        rows: [
          { grp: 'forced', n: '88', share: '6.1' },
          { grp: 'native-born', n: '1816', share: '2.5' },
        ],
      },
    ],
    'ethics-and-protection': [
      { exercise: 'interviews-left', printed: '1049', from: 1200 * 0.92 * 0.95 },
      {
        exercise: 'years-or-bands',
        rows: [
          { ages: 'years', cells: '286', uniques: '127' },
          { ages: 'bands', cells: '82', uniques: '17' },
        ],
      },
    ],
  },
  added: {
    'missing-in-statistics': ['idp-upper-bound'],
    'stock-and-flow': ['stock-account', 'own-share'],
    'protection-categories': ['district-account', 'asylum-share-at-most'],
    'goals-and-compacts': ['fully-disaggregated', 'effective-records', 'foreign-margin'],
    'ethics-and-protection': ['households-needed', 'mean-risk', 'two-harmless-tables'],
  },
}
