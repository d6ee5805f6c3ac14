/**
 * The published control values of the exercises, each typed once with the precision in which it was published, and for
 * answers from figures in the question a computation of its own. Values of a query stand row by row; `*` is not compared.
 */
export interface ControlValue {
  exercise: string
  is: string[]
  /** The same by another way: from the figures in the question. */
  by?: () => number
  /** Comes from the tables, so its key has to be computed from them. */
  isFromTables?: true
}

const given = (exercise: string, is: string, by: () => number): ControlValue => ({ exercise, is: [is], by })
const computed = (exercise: string, is: string, by?: () => number): ControlValue => ({
  exercise,
  is: [is],
  by,
  isFromTables: true,
})
/** Of a query or a script: both run on the tables. */
const found = (exercise: string, ...is: string[]): ControlValue => ({ exercise, is })

/** Wilson's score interval in per cent, by the effective size of the sample. */
function wilson(successes: number, n: number, deff = 1): { low: number; high: number } {
  const [p, size, z] = [successes / n, n / deff, 1.959964]
  const centre = (p + z ** 2 / (2 * size)) / (1 + z ** 2 / size)
  const half = (z * Math.sqrt((p * (1 - p)) / size + z ** 2 / (4 * size ** 2))) / (1 + z ** 2 / size)
  return { low: 100 * (centre - half), high: 100 * (centre + half) }
}
const wald = (p: number, n: number) => 100 * (p - 1.959964 * Math.sqrt((p * (1 - p)) / n))
const chapman = (a: number, b: number, both: number) => ((a + 1) * (b + 1)) / (both + 1) - 1
const differenceSe = Math.hypot(8.2, 1.4)

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const multiply = (a: number[], b: number[]) => a.map((value, index) => value * (b[index] ?? Number.NaN))

/** Kish's design effect of weights, of 150 children with weight 100 and 90 with weight 25. */
const weights = [...Array<number>(150).fill(100), ...Array<number>(90).fill(25)]
const kish = { deff: (weights.length * sum(multiply(weights, weights))) / sum(weights) ** 2 }

/** The RDS-II estimate in per cent: each case counts inversely to its contacts. */
const rdsTwo = (contacts: number[], cases: number[]) =>
  (100 * sum(cases.map((one, index) => one / (contacts[index] ?? Number.NaN)))) /
  sum(contacts.map((count) => 1 / count))

/** School attendance by age group, in per cent: 6 to 11, 12 to 14, 15 to 17. */
const refugees = [
  { children: 900, attend: 82 },
  { children: 500, attend: 60 },
  { children: 600, attend: 35 },
]
const hosts = [
  { children: 3000, attend: 90 },
  { children: 1800, attend: 80 },
  { children: 1200, attend: 62 },
]
const standard = [6000, 3000, 3000]
const childrenOf = (group: typeof hosts) => group.map(({ children }) => children)
/** The share in per cent that attends, with the age groups weighted as given. */
const share = (group: typeof hosts, by: number[]) =>
  sum(
    multiply(
      group.map(({ attend }) => attend),
      by,
    ),
  ) / sum(by)

/**
 * How many cells of a table have to be hidden at least, if its margins stand: those below the threshold, and so many that
 * each row and column has none or at least two. Tries all choices.
 */
function fewestHidden(cells: number[], columns: number, threshold: number): number {
  const choices = Array.from({ length: 2 ** cells.length }, (_, choice) =>
    cells.map((_cell, index) => Boolean(choice & (1 << index))),
  )
  const lines = (hidden: boolean[]) => {
    const places = hidden.flatMap((is, index) => (is ? [index] : []))
    const count = (of: (index: number) => number) => {
      const counts = new Map<number, number>()
      for (const place of places) counts.set(of(place), (counts.get(of(place)) ?? 0) + 1)
      return [...counts.values()]
    }
    return [...count((index) => Math.floor(index / columns)), ...count((index) => index % columns)]
  }
  const safe = choices.filter(
    (hidden) =>
      cells.every((cell, index) => cell >= threshold || hidden[index]) && lines(hidden).every((n) => n >= 2),
  )
  return Math.min(...safe.map((hidden) => hidden.filter(Boolean).length))
}

export const controlValues: Record<string, ControlValue[]> = {
  'foundations/missing-in-statistics': [
    computed('coverage-rise', '28.0', () => (100 * 23_308_418) / 28_461_306 - (100 * 9_259_274) / 17_184_286),
    given('deaths-per-day-five', '0.87', () => 1585 / (5 * 365 + 1)),
    given('deaths-per-day-six', '0.83', () => 1828 / (6 * 365 + 1)),
    found('year-of-the-fall', '2022', '75.5', '-8.4'),
    given('idp-countries', '36.8', () => (100 * 14) / 38),
    computed('idp-people', '54.9', () => (100 * 35_276_237) / 64_239_352),
  ],
  'foundations/stock-and-flow': [
    found('three-counts', '5090', '6330', '6510'),
    computed('share-by-birth', '26.2', () => (100 * 5090) / (19_720 - 320)),
    computed('share-by-citizenship', '32.2', () => (100 * 6330) / (19_970 - 320)),
    found('abroad-a-year-ago', '39', '1110'),
  ],
  'foundations/protection-categories': [
    found('children-by-status', '*', '35', '*', '178', '*', '25', '*', '447'),
    computed('asylum-share-known', '27.4', () => (100 * 178) / 650),
    found('alone-at-the-border', '114', '5', '477', '24.2'),
    found('displaced-by-place', '1', '19', '730', '2', '8', '710', '3', '12', '480'),
    computed('share-in-return', '37.0', () => (100 * 710) / (730 + 710 + 480)),
  ],
  'foundations/goals-and-compacts': [
    found('births-registered', '*', '700', '89.3', '*', '77', '74.1'),
    computed('registration-parity', '0.83', () => 74.06 / 89.29),
    given('refugees-per-100000', '4000', () => (1.2 / 30) * 100_000),
    found('no-parent-at-home', '*', '88', '6.1', '*', '*', '2.5'),
  ],
  'foundations/ethics-and-protection': [
    found('years-or-bands', '*', '286', '127', '*', '82', '17'),
    given('interviews-left', '1049', () => 1200 * 0.92 * 0.95),
    found('mean-risk', '*', '19.1', '*', '1.8'),
  ],
  'collecting/sources-of-data': [
    given('sources-children-field', '12.2', () => (100 * 648) / 5311),
    found('sources-kavaria-twice', '750', '297'),
    given('sources-sex-known', '22.9', () => (100 * 7145) / 31_159),
    given('sources-naive-day', '108', () => (36 / 8) * 24),
    given('sources-night-half', '72', () => 36 + 16 * (36 / 8) * 0.5),
    given('sources-modelled-ages', '18000', () => 67_200 - 49_200),
  ],
  'collecting/asking-the-right-questions': [
    found('ask-not-stated-by-region', '1', '*', '1.2', '2', '*', '1.4', '3', '*', '0.9', '4', '*', '4.9'),
    found('ask-arrived-before-birth', '8', '*'),
    given('ask-mothers-residence', '28.3', () => (100 * 13) / 46),
    given('ask-no-clear-answer', '3', () => 46 - 43),
  ],
  'collecting/registers': [
    found('register-two-keys', '19', '38'),
    found('register-clean-and-raw', '685', '699', '2.0'),
    found('register-half-year-account', '452', '265', '29', '3', '685'),
    found('register-first-of-january', '*', '*', '30.4', '*', '*', '12.8'),
    found('register-lost-to-the-year', '18', '685', '2.6'),
    computed('register-expected-births', '1.9', () => 685 / 365),
  ],
  'collecting/sampling-hidden-children': [
    given('kish-design-effect', '1.255', () => kish.deff),
    given('kish-effective-size', '191', () => 240 / kish.deff),
    found('design-effect-of-the-extract', '1.267', '*'),
    given('children-to-select', '833', () => Math.ceil((((1.96 ** 2 * 0.2 * 0.8) / 0.04 ** 2) * 1.95) / 0.9)),
    given('households-to-visit', '1389', () => Math.ceil(833 / 0.6)),
    given('rds-two-share', '56.0', () =>
      rdsTwo([2, 3, 3, 4, 5, 5, 6, 8, 10, 12], [1, 1, 0, 1, 0, 1, 0, 0, 0, 0]),
    ),
    found('links-strict-and-tolerant', '86', '117', '31', '37'),
    found('chapman-strict-and-tolerant', '320', '246', '394', '269', '217', '322'),
  ],
  'collecting/fieldwork-and-quality': [
    found('whipple-in-two-parts', '*', '*', '*', '148.2', '*', '*', '*', '209.4'),
    found('myers-on-own-rows', '16.9'),
    given('adjusted-weight', '125', () => (100 * 300) / 240),
    found('around-eighteen', '53', '43', '22', '21'),
  ],
  'analysing/describing-children': [
    found('boys-and-girls-born-abroad', '89', '60', '3230', '1860', '173.7'),
    given('sex-ratio-of-adolescents', '105.0', () => (100 * 1_713_490) / 1_632_385),
    given('share-of-boys', '51.2', () => (100 * 1_713_490) / (1_713_490 + 1_632_385)),
    given('under-18-uniform', '6000', () => 4500 + 0.6 * 2500),
    given(
      'under-18-sprague',
      '5853',
      () => 4500 + sum(multiply([-0.008, 0.0656, 0.6272, -0.0992, 0.0144], [1500, 1800, 2500, 3900, 4600])),
    ),
    found('two-shares-of-one-number', '26.2', '3.4'),
    given('implied-total', '273', () => 38 / 0.139),
  ],
  'analysing/rates-flows-residuals': [
    given('child-net-rate', '16.8', () => (1000 * (1450 - 600)) / ((50_200 + 51_100) / 2)),
    found(
      'net-by-region',
      '*',
      '2200',
      '2.0',
      '*',
      '-6300',
      '-6.4',
      '*',
      '-10900',
      '-10.7',
      '*',
      '1720',
      '17.3',
    ),
    found('border-cohort', '1210', '246'),
    computed('capital-corrected', '5986', () => 122_400 / 0.97 - 122_400 + 2200),
    found('border-arrivals', '62.5', '31'),
  ],
  'analysing/uncertainty': [
    given('uncertainty-wilson-lower', '13.6', () => wilson(43, 240).low),
    given('uncertainty-wilson-deff', '25.3', () => wilson(43, 240, 1.8).high),
    found('uncertainty-design-based', '72', '8.2', '55.9', '88'),
    given('uncertainty-wald-small', '-3.6', () => wald(2 / 17, 17)),
    given('uncertainty-wilson-small', '34.3', () => wilson(2, 17).high),
    given('uncertainty-difference-se', '8.3', () => differenceSe),
    given('uncertainty-difference-lower', '-5.1', () => 11.2 - 1.959964 * differenceSe),
    found('uncertainty-boys-interval', '149', '89', '51.7', '67.3'),
  ],
  'analysing/comparing-fairly': [
    given('crude-gap', '19.0', () => share(hosts, childrenOf(hosts)) - share(refugees, childrenOf(refugees))),
    given('standardised-gap', '15.75', () => share(hosts, standard) - share(refugees, standard)),
    given(
      'indirect-ratio',
      '0.789',
      () => share(refugees, childrenOf(refugees)) / share(hosts, childrenOf(refugees)),
    ),
    found(
      'attendance-by-age-and-origin',
      ...['*', '697', '89.4', '36', '85.2'],
      ...['*', '209', '80.0', '13', '61.5'],
      ...['*', '195', '65.0', '15', '33.3'],
    ),
    found('standardise-meridia', '83.3', '71.4'),
    given('parity-of-attendance', '0.87', () => 72 / 83.2),
    given('parity-of-absence', '1.67', () => 28 / 16.8),
    found('register-attendance-by-age', '*', '232', '59.5', '*', '123', '69.1', '*', '164', '37.2'),
  ],
  'analysing/missing-ages': [
    found('refugee-bounds', '35.6', '43.4', '53.7'),
    found('idp-bounds-ten-years', '2015', '12.2', '*', '89.6', '77.5', '2025', '23.0', '*', '68.1', '45.1'),
    given('pooled-share', '49.6', () => (100 * (0.52 * 800 + 0.3 * 100)) / (800 + 100)),
    given('class-share', '41.0', () => (100 * (0.52 * 1000 + 0.3 * 1000)) / 2000),
    found('empty-uasc', '922', '5', '18'),
    found('impute-by-site', '13.9', '699'),
  ],
  'analysing/linking-and-small-areas': [
    given('family-name-agrees', '8.85', () => Math.log2(460)),
    given('family-name-differs', '-3.64', () => Math.log2(0.08 / 0.998)),
    given('linkage-precision', '91.9', () => (100 * 34) / 37),
    given('linkage-recall', '85.0', () => (100 * 34) / 40),
    given('linkage-f1', '88.3', () => (100 * 2 * 34) / (2 * 34 + 3 + 6)),
    given('chapman-all-links', '296.8', () => chapman(120, 95, 38)),
    given('chapman-missed-links', '373.7', () => chapman(120, 95, 30)),
    given('gamma-district-b', '0.265', () => 36 / 136),
    given('composite-district-b', '61.2', () => (36 / 136) * 48 + (100 / 136) * 66),
    found('blocking-sex-year', '10062', '627', '6.2'),
  ],
  'using/indicator-to-decision': [
    found('five-core-statistics', '5090', '6330', '1110', '1920', '685'),
    found('classes-in-settlements', '203', '0', '6'),
    given('places-low', '98', () => 820 * 0.12),
    given('places-high', '362', () => 820 * 0.441),
  ],
  'using/disclosure-control': [
    given('sdc-cells-to-hide', '4', () => fewestHidden([40, 30, 5, 29, 9, 1], 3, 5)),
    found('sdc-merge-origins', '*', '40', '35', '*', '29', '10'),
    found('sdc-k-five-keys', '131', '43', '152'),
    found('sdc-coarser-keys', '16', '4'),
    found('sdc-merged-regions', '12', '17'),
    given('sdc-difference', '3', () => 57 - 54),
    given('sdc-rounded-difference', '4', () => 57 - 53),
  ],
  'using/sharing-responsibly': [
    found('sharing-release-table', '677', '8'),
    found('sharing-ministry-table', '10', '10', '*', '0'),
    given('sharing-true-links', '404', () => 430 * 0.94),
    given('sharing-share-in-school', '77.7', () => (100 * 404.2) / 520),
  ],
  'using/communicating-numbers': [
    given('displaced-growth', '110', () => 100 * (43.3 / 20.6 - 1)),
    given('displaced-growth-yearly', '6.4', () => 100 * (2.102 ** (1 / 12) - 1)),
    given('weather-per-year', '7.75', () => 62 / 8),
    given('nine-in-ten', '87.2', () => (100 * 30) / 34.4),
    given('july-change', '-11.8', () => 100 * (74_695 / 84_735 - 1)),
    computed(
      'child-share-points',
      '-7.4',
      () => (100 * 10_125_713) / 23_308_418 - (100 * 4_672_289) / 9_188_794,
    ),
    computed(
      'child-share-percent',
      '-14.6',
      () => 100 * (10_125_713 / 23_308_418 / (4_672_289 / 9_188_794) - 1),
    ),
  ],
  'using/national-plan': [
    found('register-score-card', '2.0', '1.3', '4.3', '0.11'),
    given('weakest-share', '20', () => (100 * 2) / 10),
    given('four-items-cost', '800', () => ((12_000 * 40) / 3600) * 6),
  ],
}
