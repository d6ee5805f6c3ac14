import type { ReactNode } from 'react'
import type { ChartData } from '#app/domain/chart/chart.ts'
import { directionOf } from '#app/messages/languages.ts'
import { inWords } from './in-words.ts'
import { textWidth, truncate } from './labels.ts'
import { Mark } from './mark.tsx'

/** Charts are as wide as their place: across in per cent, down in px. Text is fitted to the narrowest, in px. */
export const NARROWEST = 320

/** px of text as a share of the narrowest chart, in per cent. */
export const percentOf = (px: number) => (px / NARROWEST) * 100

const cssPercent = (value: number) => `${Math.round(value * 1000) / 1000}%`

/** Where things stand across: from the side on which the language begins. */
export function across(language: string) {
  const isRtl = directionOf(language) === 'rtl'
  return {
    isRtl,
    /** A place, in per cent from the start. */
    x: (start: number) => cssPercent(isRtl ? 100 - start : start),
    /** The left edge of a box that begins at `start` and is `width` wide. */
    left: (start: number, width: number) => cssPercent(isRtl ? 100 - start - width : start),
    /** px away from a place, towards the end. */
    dx: (px: number) => (isRtl ? -px : px),
  }
}

interface FrameProps {
  chart: ChartData
  /** px, without the legend. */
  height: number
  /** How its series are told apart; null where they are labelled on the spot. */
  legend?: 'area' | 'line' | 'mark' | null
  children: ReactNode
}

const ROW = 20

/** The picture around a chart: its name and its values in words, and the legend where it needs one. */
export function Frame({ chart, height, legend = null, children }: FrameProps) {
  const { x, dx, isRtl } = across(chart.language)
  const items = legend && chart.series.length > 1 ? legendPlaces(chart.series.map(({ name }) => name)) : []
  const sample = legend === 'line' ? 20 : 12
  const top = items.length > 0 ? (items.at(-1)?.row ?? 0) * ROW + ROW + 8 : 0
  return (
    <svg
      className={`chart chart-of-${chart.kind}`}
      role="img"
      width="100%"
      height={height + top}
      direction={isRtl ? 'rtl' : 'ltr'}
      fontFamily="sans-serif"
      fontSize="12"
    >
      <title>{chart.title}</title>
      <desc>{inWords(chart)}</desc>
      {items.map(({ name, shown, start, row }, index) => (
        <g key={name}>
          <Mark
            as={legend ?? 'area'}
            index={index}
            x={x(0)}
            y={row * ROW + 10}
            shift={dx(start + sample / 2)}
          />
          <text x={x(0)} dx={dx(start + sample + 5)} y={row * ROW + 14}>
            {shown !== name && <title>{name}</title>}
            {shown}
          </text>
        </g>
      ))}
      {top > 0 ? (
        <svg y={top} width="100%" height={height} overflow="visible">
          {children}
        </svg>
      ) : (
        children
      )}
    </svg>
  )
}

/** Rows of legend entries; starts in px of the narrowest chart. */
function legendPlaces(names: readonly string[]) {
  let start = 0
  let row = 0
  return names.map((name) => {
    const shown = truncate(name, NARROWEST - 40)
    const width = textWidth(shown) + 42
    if (start > 0 && start + width > NARROWEST) {
      start = 0
      row += 1
    }
    const place = { name, shown, start, row }
    start += width
    return place
  })
}

/** One text of a chart, cut to fit, with the whole of it to be found on the same spot. */
export function ChartText({
  lines,
  full,
  ...text
}: {
  lines: readonly string[]
  full: string
  x: string
  y: number
  dx?: number
  textAnchor?: 'start' | 'middle' | 'end'
  className?: string
}) {
  const [first = '', second] = lines
  return (
    <text {...text} y={second === undefined ? text.y : text.y - 7}>
      {lines.join(' ') !== full && <title>{full}</title>}
      {second === undefined ? (
        first
      ) : (
        <>
          <tspan x={text.x} dx={text.dx}>
            {first}
          </tspan>
          <tspan x={text.x} dx={text.dx} dy={14}>
            {second}
          </tspan>
        </>
      )}
    </text>
  )
}

/** What the values are, with their unit, above the plot. */
export const valueTitle = ({ yLabel, unit }: ChartData) =>
  yLabel && unit ? `${yLabel} (${unit})` : (yLabel ?? unit ?? null)
