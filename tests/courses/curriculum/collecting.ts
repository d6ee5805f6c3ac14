import type { Controls } from './control.ts'
import { designEffect, percent, rdsTwo, sampleSize } from './formulas.ts'
import { CHAPMAN, MYERS } from './queries.ts'

const WEIGHTS = [...Array<number>(150).fill(100), ...Array<number>(90).fill(25)]
const CHILDREN_TO_SELECT = Math.ceil(sampleSize(0.2, 0.04, 1.95, 0.9))

export const collecting: Controls = {
  answers: {
    'sources-of-data': [
      { exercise: 'sources-naive-day', printed: '108', from: (36 / 8) * 24 },
      { exercise: 'sources-night-half', printed: '72', from: 36 + 16 * (36 / 8) * 0.5 },
      { exercise: 'sources-kavaria-twice', rows: [{ census: '750', register: '297' }] },
      {
        exercise: 'sources-modelled-ages',
        printed: '18000',
        from: 120_000 * (0.56 - 0.41),
        besides: { printed: ['49200', '67200'], from: [120_000 * 0.41, 120_000 * 0.56] },
      },
      { exercise: 'sources-children-field', printed: '12.2', from: percent(648, 5311) },
      { exercise: 'sources-sex-known', printed: '22.9', from: percent(7145, 31_159) },
      {
        exercise: 'sources-five-per-cent',
        words: ['No: 5.1% is a lower bound'],
        besides: { printed: ['5.1'], from: [percent(1585, 31_159)] },
      },
    ],
    'asking-the-right-questions': [
      { exercise: 'ask-mothers-residence', printed: '28.3', from: percent(13, 46) },
      { exercise: 'ask-no-clear-answer', printed: '3', from: 46 - (22 + 13 + 8) },
      { exercise: 'ask-arrived-before-birth', rows: [{ impossible: '8' }] },
      {
        exercise: 'ask-not-stated-by-region',
        rows: [
          { region: '1', not_stated: '1.2' },
          { region: '2', not_stated: '1.4' },
          { region: '3', not_stated: '0.9' },
          { region: '4', not_stated: '4.9' },
        ],
      },
    ],
    registers: [
      { exercise: 'register-two-keys', rows: [{ strict: '19', tolerant: '38' }] },
      { exercise: 'register-clean-and-raw', rows: [{ clean: '685', raw: '699', excess: '2.0' }] },
      {
        exercise: 'register-half-year-account',
        rows: [{ opening: '452', new_active: '265', exits: '29', turned_18: '3', closing: '685' }],
        besides: { printed: ['685'], from: [452 + 265 - 29 - 3] },
      },
      { exercise: 'register-lost-to-the-year', rows: [{ lost: '18', children: '685', share: '2.6' }] },
      {
        exercise: 'register-first-of-january',
        rows: [
          { grp: 'adults', jan1: '30.4' },
          { grp: 'children', jan1: '12.8' },
        ],
        besides: { printed: ['0.3'], from: [percent(1, 365)] },
      },
    ],
    'sampling-hidden-children': [
      { exercise: 'kish-design-effect', printed: '1.255', from: designEffect(WEIGHTS) },
      { exercise: 'kish-effective-size', printed: '191', from: 240 / designEffect(WEIGHTS) },
      {
        exercise: 'design-effect-of-the-extract',
        results: { deff: '1.267', n_eff: '3568' },
        query: `SELECT COUNT(*) * SUM(weight * weight) / (SUM(weight) * SUM(weight)) AS deff,
          SUM(weight) * SUM(weight) / SUM(weight * weight) AS n_eff FROM v_census`,
      },
      {
        exercise: 'children-to-select',
        printed: '833',
        from: CHILDREN_TO_SELECT,
        besides: {
          printed: ['384', '832.3'],
          from: [sampleSize(0.2, 0.04, 1, 1), sampleSize(0.2, 0.04, 1.95, 0.9)],
        },
      },
      { exercise: 'households-to-visit', printed: '1389', from: Math.ceil(CHILDREN_TO_SELECT / 0.6) },
      {
        exercise: 'rds-two-share',
        printed: '56.0',
        from: rdsTwo([2, 3, 3, 4, 5, 5, 6, 8, 10, 12], [1, 1, 0, 1, 0, 1, 0, 0, 0, 0]),
        besides: { printed: ['40'], from: [percent(4, 10)] },
      },
      {
        exercise: 'links-strict-and-tolerant',
        rows: [{ ngo: '86', register: '117', strict: '31', tolerant: '37' }],
      },
      {
        exercise: 'chapman-strict-and-tolerant',
        results: {
          strict: '320',
          strict_low: '246',
          strict_high: '394',
          tolerant: '269',
          tolerant_low: '217',
          tolerant_high: '322',
        },
        query: CHAPMAN,
      },
    ],
    'fieldwork-and-quality': [
      {
        exercise: 'whipple-in-two-parts',
        rows: [
          { regions: '1-2', num: '260', den: '877', whipple: '148.2' },
          { regions: '3-4', num: '364', den: '869', whipple: '209.4' },
        ],
      },
      {
        exercise: 'myers-on-own-rows',
        results: { myers: '16.9' },
        query: MYERS,
      },
      {
        exercise: 'around-eighteen',
        rows: [{ a16: '53', a17: '43', a18: '22', a19: '21' }],
      },
      {
        exercise: 'adjusted-weight',
        printed: '125',
        from: (100 * 300) / 240,
        besides: { printed: ['30000'], from: [240 * 125] },
      },
    ],
  },
  added: {
    'sources-of-data': [],
    'asking-the-right-questions': ['ask-earliest-arrival', 'ask-bounds-for-children'],
    registers: [
      'register-recall',
      'register-stock-in-march',
      'register-close-the-year',
      'register-expected-births',
    ],
    'sampling-hidden-children': ['weight-of-one-sibling', 'share-with-and-without-weights'],
    'fieldwork-and-quality': [
      'share-after-adjustment',
      'children-who-declined',
      'table-of-the-evening',
      'counted-twice',
    ],
  },
}
