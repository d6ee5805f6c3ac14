import type { ReactElement } from 'react'
import type { ChartData, ChartKind } from '#app/domain/chart/chart.ts'
import type { Language } from '#app/messages/languages.ts'
import { ChartFigure } from '#app/ui/chart/chart-figure.tsx'
import { LabChart } from '#app/ui/lab/lab-chart.tsx'
import { PastRuns } from '#app/ui/lab/past-runs.tsx'
import { ResultTable } from '#app/ui/lab/result-table.tsx'
import { RunAdvice, RunProblem } from '#app/ui/lab/run-problem.tsx'
import { SchemaList } from '#app/ui/lab/schema-list.tsx'
import { dataSet, failed, manyRows, pastRuns, someRows } from './fixtures.ts'

const ages = [
  '0–4',
  '5–9',
  '10–14',
  '15–19',
  '20–24',
  '25–29',
  '30–34',
  '35–39',
  '40–44',
  '45–49',
  '50–54',
  '55–59',
  '60–64',
  '65+',
]

/** Made-up charts, one of each kind and a few hard cases. */
export const charts: Record<string, Omit<ChartData, 'language'>> = {
  bars: {
    kind: 'bar',
    title: 'Children born abroad, by region of residence, census night 2024',
    categories: ['Capital', 'Coast', 'Highlands', 'Border'],
    series: [{ name: 'Children', values: [1840, 1120, 760, 1370] }],
    xLabel: 'Region',
    yLabel: 'Persons under 18',
  },
  'bars-grouped': {
    kind: 'bar',
    title: 'Share of children among all who live in the region, by concept of migrant',
    categories: [
      'Capital and its metropolitan area',
      'Coast',
      'Highlands',
      'Border regions with settlements',
    ],
    series: [
      { name: 'By country of birth', values: [4.2, 3.1, 1.9, 11.6] },
      { name: 'By citizenship', values: [5.1, 3.4, 2.2, 14.2] },
      { name: 'Either of the two', values: [6, 3.9, 2.6, null] },
    ],
    unit: '%',
    xLabel: 'Region',
    yLabel: 'Share of all residents under 18',
  },
  'bars-negative': {
    kind: 'bar',
    title: 'Net migration of children between the censuses',
    categories: ['Capital', 'Coast', 'Highlands', 'Border'],
    series: [{ name: 'Net migration', values: [2210, -640, -1830.5, 1720] }],
    xLabel: 'Region',
  },
  columns: {
    kind: 'column',
    title: 'Children displaced inside their country at the end of the year, world',
    categories: ['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024'],
    series: [
      { name: 'Conflict and violence', values: [16.9, 17.1, 17.7, 18.3, 19.6, 22.8, 25.8, 28.2, 29.4] },
      { name: 'Disasters', values: [null, null, null, 1.9, 2.6, 2.2, 3.4, 3, 3.6] },
    ],
    unit: 'millions',
    xLabel: 'Year',
    yLabel: 'Children',
  },
  lines: {
    kind: 'line',
    title: 'New registrations of children, by country of origin',
    categories: ['2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024'],
    series: [
      { name: 'Kavaria', values: [120, 180, 320, 610, 580, 540, 720, 960, 1010, 990] },
      { name: 'Tyresh', values: [90, 85, 110, 130, 170, null, 210, 260, 280, 310] },
      { name: 'Solandia', values: [60, 72, 70, 81, 95, 60, 64, 90, 110, 118] },
      { name: 'Other', values: [40, 41, 39, 44, 48, 35, 38, 47, 52, 55] },
    ],
    xLabel: 'Year of registration',
    yLabel: 'Children',
  },
  dots: {
    kind: 'dot',
    title: 'School attendance of children aged 6–17, by where they were born',
    categories: ['Capital', 'Coast', 'Highlands', 'Border', 'Meridia'],
    series: [
      { name: 'Born in Meridia', values: [94.1, 91.7, 88.9, 86.2, 90.6] },
      { name: 'Born abroad', values: [88.4, 84.2, 79.9, 61.3, 76.8] },
    ],
    unit: '%',
    yLabel: 'Attend school',
  },
  pyramid: {
    kind: 'pyramid',
    title: 'Registered refugees by age and sex, 30 June 2024',
    categories: ages,
    series: [
      { name: 'Male', values: [66, 112, 151, 190, 121, 98, 82, 61, 52, 40, 26, 19, 12, 14] },
      { name: 'Female', values: [60, 108, 126, 104, 97, 91, 85, 67, 48, 41, 30, 22, 15, 19] },
    ],
    xLabel: 'Age',
    yLabel: 'Persons',
  },
  'pyramid-years': {
    kind: 'pyramid',
    title: 'Population by single year of age and sex',
    categories: Array.from({ length: 91 }, (_, age) => String(age)),
    series: ['Male', 'Female'].map((name, side) => ({
      name,
      values: Array.from({ length: 91 }, (_, age) =>
        Math.round(4200 * Math.exp(-age / 34) * (age % 5 === 0 && age > 20 ? 1.5 : 1) * (side ? 1.04 : 1)),
      ),
    })),
    xLabel: 'Age',
    yLabel: 'Persons',
  },
}

const kinds: ChartKind[] = ['bar', 'column', 'line', 'dot']

export const labStories: Record<string, (language: Language) => ReactElement> = {
  charts: (language) => (
    <div className="site-width">
      {Object.values(charts).map((chart) => (
        <ChartFigure key={chart.title} chart={{ ...chart, language }} />
      ))}
      {kinds.map((kind) => (
        <ChartFigure
          key={kind}
          chart={{
            kind,
            title: `Six series: ${kind}`,
            categories: ['2022', '2023', '2024'],
            series: Array.from({ length: 6 }, (_, index) => ({
              name: `Country of origin ${index + 1}`,
              values: [10, 14, 12].map((value) => value * (index + 1)),
            })),
            language,
          }}
        />
      ))}
    </div>
  ),
  lab: (language) => (
    <div className="site-width">
      <SchemaList
        dataSet={dataSet}
        language={language}
        actions={() => (
          <button type="button" className="button">
            CSV
          </button>
        )}
      />
      <ResultTable
        id="one"
        run={someRows}
        rowCount={someRows.result.rows.length}
        language={language}
        isReady
      />
      <LabChart id="one" result={someRows.result} language={language} />
      <RunAdvice advice={['integer-division', 'equals-null']} />
      <ResultTable
        id="two"
        run={manyRows}
        rowCount={manyRows.result.rows.length}
        language={language}
        isReady
      />
      <RunProblem sql={failed.sql} failed={failed.run} />
      <PastRuns
        runs={pastRuns}
        language={language}
        again={({ id }) => ({ name: 'intent', value: `use:${id}` })}
      />
    </div>
  ),
}
