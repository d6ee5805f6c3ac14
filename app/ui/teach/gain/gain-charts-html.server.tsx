import { renderToStaticMarkup } from 'react-dom/server'
import type { TestedCourse } from '#app/domain/cohort/gain/cohort-gain.server.ts'
import type { Gain } from '#app/domain/statistics/gain.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ChartFigure } from '#app/ui/chart/chart-figure.tsx'

/** The charts of a course as html: their code stays on the server. */
export interface GainCharts {
  objectives: string
  people: string
}

/** With more people than this a line each is no picture any more. */
const MOST_PEOPLE = 60

/** Empty where there is nothing to show. Words are in the language of the request. */
export function gainChartsHtml(course: TestedCourse, language: Language): GainCharts {
  const { n, gain, people } = course
  if (!gain) return { objectives: '', people: '' }
  const frame = {
    kind: 'dot' as const,
    unit: '%',
    yLabel: m.gain_chart_share(),
    language,
  }
  const objectives = course.objectives.filter((one) => one.gain !== null)
  const shown: { name: string; gain: Gain }[] = [
    { name: m.gain_chart_all(), gain },
    ...objectives.flatMap(({ text, gain }) => (gain ? { name: text, gain } : [])),
  ]
  const means = (of: (gain: Gain) => Gain['meanPre']) => shown.map(({ gain }) => percentOf(of(gain)))
  return {
    objectives: renderToStaticMarkup(
      <ChartFigure
        chart={{
          ...frame,
          title: m.gain_chart_objectives({ n: n.matched }),
          categories: distinct(shown.map(({ name }) => name)),
          series: [
            { name: m.gain_before(), values: means(({ meanPre }) => meanPre) },
            { name: m.gain_after(), values: means(({ meanPost }) => meanPost) },
          ],
          xLabel: m.gain_objective(),
        }}
      />,
    ),
    people:
      people.length > MOST_PEOPLE
        ? ''
        : renderToStaticMarkup(
            <ChartFigure
              chart={{
                ...frame,
                title: m.gain_chart_people({ n: people.length }),
                description: m.gain_chart_people_said(),
                categories: people.map((_, index) => String(index + 1)),
                series: [
                  { name: m.gain_before(), values: people.map(({ pre }) => tenth(pre)) },
                  { name: m.gain_after(), values: people.map(({ post }) => tenth(post)) },
                ],
                xLabel: m.gain_chart_person(),
              }}
              note={m.gain_chart_people_said()}
            />,
          ),
  }
}

/** Per cent with one decimal. */
const tenth = (share: number): number => Math.round(share * 1000) / 10

const percentOf = (mean: Gain['meanPre']): number | null => ('value' in mean ? tenth(mean.value) : null)

/** A chart names its categories; two objectives may have the same text. */
const distinct = (names: string[]): string[] =>
  names.map((name, index) => (names.indexOf(name) < index ? `${name} (${index})` : name))
