import type { Controls } from './control.ts'
import { chapman, linkWeights, percent, singleYears, standardised, wald, wilson } from './formulas.ts'
import { DESIGN, STANDARDISED } from './queries.ts'

/** Attendance by three ages: numbers of refugees and rates of both groups, and the standard. */
const REFUGEES = { children: [900, 500, 600], rates: [82, 60, 35] }
const HOSTS = { children: [3000, 1800, 1200], rates: [90, 80, 62] }
const STANDARD = [6000, 3000, 3000]
const crude = ({ children, rates }: typeof HOSTS) => standardised(rates, children)

const PRECISION = 34 / (34 + 3)
const RECALL = 34 / (34 + 6)
const GAMMA = 36 / (36 + 100)

export const analysing: Controls = {
  answers: {
    'describing-children': [
      {
        exercise: 'two-shares-of-one-number',
        rows: [{ children_among_fb: '26.2', fb_among_children: '3.4' }],
      },
      { exercise: 'implied-total', printed: '273', from: 38 / 0.139 },
      { exercise: 'sex-ratio-of-adolescents', printed: '105.0', from: percent(1_713_490, 1_632_385) },
      { exercise: 'share-of-boys', printed: '51.2', from: percent(1_713_490, 1_713_490 + 1_632_385) },
      {
        exercise: 'boys-and-girls-born-abroad',
        rows: [{ boys_n: '89', girls_n: '60', boys: '3230', girls: '1860', sr: '173.7' }],
        besides: { printed: ['148'], from: [percent(89, 60)] },
      },
      { exercise: 'under-18-uniform', printed: '6000', from: 1200 + 1500 + 1800 + (3 / 5) * 2500 },
      {
        exercise: 'under-18-sprague',
        printed: '5853',
        from: singleYears([1500, 1800, 2500, 3900, 4600])
          .slice(0, 3)
          .reduce((total, year) => total + year, 1200 + 1500 + 1800),
      },
    ],
    'rates-flows-residuals': [
      {
        exercise: 'child-net-rate',
        printed: '16.8',
        from: (1000 * (1450 - 600)) / ((50_200 + 51_100) / 2),
        besides: { printed: ['7.1'], from: [(1000 * (1450 - 600)) / 119_750] },
      },
      {
        exercise: 'net-by-region',
        rows: [
          { name: 'Capital', net: '2200', rate: '2.0' },
          { name: 'Coast', net: '-6300', rate: '-6.4' },
          { name: 'Highlands', net: '-10900', rate: '-10.7' },
          { name: 'Border', net: '1720', rate: '17.3' },
        ],
      },
      {
        exercise: 'border-cohort',
        rows: [{ p10_14: '1210', net: '246' }],
        besides: {
          printed: ['964.2', '253'],
          from: `SELECT 0.972 * pop04_2014,
              (SELECT SUM(weight) FROM v_census WHERE region = 4 AND age BETWEEN 10 AND 14) / 0.972 - pop04_2014
            FROM region_totals WHERE region = 4`,
        },
      },
      {
        exercise: 'capital-corrected',
        printed: '5986',
        from: 'data',
        besides: { printed: ['126186'], from: 'SELECT pop_2024 / 0.97 FROM region_totals WHERE region = 1' },
      },
      { exercise: 'border-arrivals', rows: [{ per_1000: '62.5', n: '31' }] },
    ],
    uncertainty: [
      {
        exercise: 'uncertainty-wilson-lower',
        printed: '13.6',
        from: wilson(43 / 240, 240)[0],
        besides: { printed: ['23.3'], from: [wilson(43 / 240, 240)[1]] },
      },
      {
        exercise: 'uncertainty-wald-small',
        printed: '-3.6',
        from: wald(2, 17)[0],
        besides: { printed: ['27.1'], from: [wald(2, 17)[1]] },
      },
      {
        exercise: 'uncertainty-wilson-small',
        printed: '34.3',
        from: wilson(2 / 17, 17)[1],
        besides: { printed: ['3.3'], from: [wilson(2 / 17, 17)[0]] },
      },
      {
        exercise: 'uncertainty-boys-interval',
        rows: [{ n: '149', boys: '89', lower: '51.7', upper: '67.3' }],
        besides: { printed: ['59.7', '51.7', '67.3'], from: [percent(89, 149), ...wilson(89 / 149, 149)] },
      },
      {
        exercise: 'uncertainty-wilson-deff',
        printed: '25.3',
        from: wilson(43 / 240, 240 / 1.8)[1],
        besides: { printed: ['12.3'], from: [wilson(43 / 240, 240 / 1.8)[0]] },
      },
      {
        exercise: 'uncertainty-design-based',
        results: { share: '72', se: '8.2', lower: '55.9', upper: '88' },
        query: `${DESIGN}
          SELECT f AS share, se_f AS se, f - 1.96 * se_f AS lower, f + 1.96 * se_f AS upper FROM design`,
        besides: {
          printed: ['64'],
          from: 'SELECT COUNT(school) FROM v_census WHERE reason = 4 AND age BETWEEN 5 AND 17',
        },
      },
      {
        exercise: 'uncertainty-difference-se',
        printed: '8.3',
        from: 'data',
        besides: {
          printed: ['83.2', '1.4', '72.0', '8.2', '11.2', '8.3'],
          from: `${DESIGN} SELECT n, se_n, f, se_f, n - f, sqrt(se_n * se_n + se_f * se_f) FROM design`,
        },
      },
      {
        exercise: 'uncertainty-difference-lower',
        printed: '-5.1',
        from: 'data',
        besides: {
          printed: ['-5.1', '27.5'],
          from: `${DESIGN} SELECT n - f - 1.96 * sqrt(se_n * se_n + se_f * se_f),
            n - f + 1.96 * sqrt(se_n * se_n + se_f * se_f) FROM design`,
        },
      },
    ],
    'comparing-fairly': [
      { exercise: 'crude-gap', printed: '19.0', from: crude(HOSTS) - crude(REFUGEES) },
      {
        exercise: 'attendance-by-age-and-origin',
        rows: [
          { band: '5-11', n_native: '697', native: '89.4', n_forced: '36', forced: '85.2' },
          { band: '12-14', n_native: '209', native: '80.0', n_forced: '13', forced: '61.5' },
          { band: '15-17', n_native: '195', native: '65.0', n_forced: '15', forced: '33.3' },
        ],
      },
      {
        exercise: 'register-attendance-by-age',
        rows: [
          { band: '6-11', n: '232', attendance: '59.5' },
          { band: '12-14', n: '123', attendance: '69.1' },
          { band: '15-17', n: '164', attendance: '37.2' },
        ],
      },
      {
        exercise: 'standardised-gap',
        printed: '15.75',
        from: standardised(HOSTS.rates, STANDARD) - standardised(REFUGEES.rates, STANDARD),
      },
      {
        exercise: 'standardise-meridia',
        results: { native: '83.3', forced: '71.4' },
        query: STANDARDISED,
        besides: { printed: ['11.2'], from: `${DESIGN} SELECT n - f FROM design` },
      },
      {
        exercise: 'indirect-ratio',
        printed: '0.789',
        from: crude(REFUGEES) / standardised(HOSTS.rates, REFUGEES.children),
      },
      {
        exercise: 'parity-of-attendance',
        printed: '0.87',
        from: 'data',
        besides: { printed: ['0.87'], from: [72 / 83.2] },
      },
      {
        exercise: 'parity-of-absence',
        printed: '1.67',
        from: 'data',
        besides: { printed: ['1.67'], from: [28 / 16.8] },
      },
    ],
    'missing-ages': [
      { exercise: 'empty-uasc', rows: [{ adults: '922', children: '5', unknown_age: '18' }] },
      { exercise: 'refugee-bounds', rows: [{ lower: '35.6', mcar: '43.4', upper: '53.7' }] },
      {
        exercise: 'idp-bounds-ten-years',
        rows: [
          { year: '2015', lower: '12.2', upper: '89.6', width: '77.5' },
          { year: '2025', lower: '23.0', upper: '68.1', width: '45.1' },
        ],
      },
      { exercise: 'pooled-share', printed: '49.6', from: percent(0.52 * 800 + 0.3 * 100, 800 + 100) },
      { exercise: 'class-share', printed: '41.0', from: standardised([52, 30], [1000, 1000]) },
      {
        exercise: 'impute-by-site',
        results: { added: '13.9', total: '699' },
        query: `WITH site AS (SELECT AVG(age < 18) * SUM(age IS NULL) AS added, SUM(age < 18) AS known
            FROM v_register WHERE active GROUP BY site)
          SELECT SUM(added) AS added, SUM(known + added) AS total FROM site`,
        besides: {
          printed: ['32', '685', '717'],
          from: `SELECT SUM(age IS NULL), SUM(age < 18), SUM(age < 18) + SUM(age IS NULL)
            FROM v_register WHERE active`,
        },
      },
    ],
    'linking-and-small-areas': [
      { exercise: 'family-name-agrees', printed: '8.85', from: linkWeights(0.92, 0.002).agree },
      { exercise: 'family-name-differs', printed: '-3.64', from: linkWeights(0.92, 0.002).disagree },
      { exercise: 'linkage-precision', printed: '91.9', from: 100 * PRECISION },
      { exercise: 'linkage-recall', printed: '85.0', from: 100 * RECALL },
      {
        exercise: 'linkage-f1',
        printed: '88.3',
        from: (100 * 2 * PRECISION * RECALL) / (PRECISION + RECALL),
      },
      {
        exercise: 'blocking-sex-year',
        rows: [{ all_pairs: '10062', pairs: '627', share: '6.2' }],
        besides: { printed: ['10062'], from: [86 * 117] },
      },
      { exercise: 'chapman-all-links', printed: '296.8', from: chapman(120, 95, 38) },
      {
        exercise: 'chapman-missed-links',
        printed: '373.7',
        from: chapman(120, 95, 38 - 8),
        besides: { printed: ['26'], from: [percent(chapman(120, 95, 30), chapman(120, 95, 38)) - 100] },
      },
      { exercise: 'gamma-district-b', printed: '0.265', from: GAMMA },
      { exercise: 'composite-district-b', printed: '61.2', from: GAMMA * 48 + (1 - GAMMA) * 66 },
    ],
  },
  added: {
    'describing-children': [
      'grouped-then-checked',
      'three-bands-of-children',
      'records-and-children-by-region',
    ],
    'rates-flows-residuals': ['rate-a-year', 'departures-as-residual', 'border-cohort-mean', 'babies-missed'],
    uncertainty: [],
    'comparing-fairly': ['attendance-in-the-border'],
    'missing-ages': ['missing-by-origin', 'age-from-other-columns', 'tipping-point-idp'],
    'linking-and-small-areas': [
      'pair-probability',
      'u-from-pairs',
      'name-links-reviewed',
      'gap-from-linkage',
      'composite-by-region',
    ],
  },
}
