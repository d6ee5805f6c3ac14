import type { ChartData } from '#app/domain/chart/chart.ts'
import type { Html } from '#app/domain/exercise/exercise.ts'
import { attribute, escaped } from '../html/rewrite-html.ts'

/** A chart as the table of what it shows: a package draws nothing. */
export function chartHtml(chart: ChartData, note: Html): Html {
  const { title, description, unit, categories, series, xLabel, language } = chart
  const digits = new Intl.NumberFormat(language, { maximumSignificantDigits: 15 })
  const heads = series.map(
    ({ name }) => `<th scope="col" class="align-end">${escaped(unit ? `${name} (${unit})` : name)}</th>`,
  )
  const body = categories.map((category, at) => {
    const cells = series.map(({ values }) => {
      const value = values[at] ?? null
      return `<td class="align-end">${value === null ? '–' : escaped(digits.format(value))}</td>`
    })
    return `<tr><th scope="row">${escaped(category)}</th>${cells.join('')}</tr>`
  })
  return [
    '<figure class="figure">',
    `<div class="table" role="region" tabindex="0" aria-label="${attribute(title)}"><table>`,
    `<caption>${escaped(title)}</caption>`,
    `<thead><tr><th scope="col">${escaped(xLabel ?? '')}</th>${heads.join('')}</tr></thead>`,
    `<tbody>${body.join('')}</tbody></table></div>`,
    `<figcaption>${description ? `<p>${escaped(description)}</p>` : ''}${note}</figcaption>`,
    '</figure>',
  ].join('')
}
