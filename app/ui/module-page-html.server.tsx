import { LRUCache } from 'lru-cache'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import type { Block } from '#app/domain/course/course.ts'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ModuleView } from '#app/domain/progress/views.ts'
import type { Language } from '#app/messages/languages.ts'
import { inLanguage } from '#app/messages/locale.server.ts'
import { ServerHtml } from '#app/web/server-html.tsx'
import { ChartFigure } from './chart/chart-figure.tsx'
import { exerciseHtml } from './exercise/exercise-html.server.tsx'
import { placesIn } from './exercise/exercise-place.ts'
import { frameOfExercise, frameOfText } from './module-body.tsx'
import { HEAD, type ModuleFacts, ModuleFrame } from './module-frame.tsx'
import { moduleHeadHtml } from './module-head-html.server.tsx'
import { DATA, type ModulePageData } from './module-page.tsx'
import { frameOfData, inScript } from './ready-html.tsx'

interface Shown {
  view: ModuleView
  language: Language
  person: ModulePageData['person']
  /** An exercise as it stands after an answer that was asked back, in place of the view's. */
  answered: ExerciseView | null
  now: number
}

/** A module's page as html, in parts, with the data from which the browser goes on. */
export function modulePageHtml({ view, language, person, answered, now }: Shown): Uint8Array[] {
  const module = moduleFacts(view)
  const textLanguage = view.languageShown === language ? undefined : view.languageShown
  const places = placesIn(view, language)
  const [body, views] = [[] as Uint8Array[], [] as Uint8Array[]]
  const parts: ModulePageData['parts'] = []
  for (const block of view.blocks) {
    if (block.type !== 'exercise') {
      body.push(...around(frameOfText(parts.length, textLanguage), bytesOf(block)))
      parts.push(null)
      continue
    }
    const shown = answered?.exercise.id === block.id ? answered : view.views[block.id]
    const place = places.get(block.id)
    if (!shown || !place) continue
    const { html, json } = exerciseHtml(shown, place)
    body.push(...around(frameOfExercise(block.id), html))
    views.push(Buffer.from(`${views.length > 0 ? ',' : ''}"${block.id}":`), json)
    parts.push(block.id)
  }
  const [start, middle, end] = frameHtml(module, language, person, now)
  const facts = { module, language, person, parts } satisfies Omit<ModulePageData, 'views'>
  const [dataStart, dataEnd] = frameOfData(DATA)
  return [
    start,
    moduleHeadHtml(view, language),
    middle,
    ...body,
    end,
    Buffer.from(`${dataStart}${inScript(JSON.stringify(facts)).slice(0, -1)},"views":{`),
    // Safe in a script element already: see exerciseHtml.
    ...views,
    Buffer.from(`}}${dataEnd}`),
  ]
}

const around = ([start, end]: [start: string, end: string], inner: Uint8Array): Uint8Array[] => [
  Buffer.from(start),
  inner,
  Buffer.from(end),
]

/** Texts and charts of the editions in memory, as bytes; they go when the edition does. */
const textBytes = new WeakMap<Block, Uint8Array>()

function bytesOf(block: Exclude<Block, { type: 'exercise' }>): Uint8Array {
  const bytes = textBytes.get(block) ?? Buffer.from(block.type === 'html' ? block.html : chartHtml(block))
  textBytes.set(block, bytes)
  return bytes
}

const chartHtml = ({ id, chart, note }: Extract<Block, { type: 'chart' }>): string =>
  renderToStaticMarkup(<ChartFigure chart={chart} noteHtml={note} id={id} />)

const moduleFacts = ({
  courseId,
  courseTitle,
  moduleId,
  languageShown,
  editionHash,
  ...rest
}: ModuleView): ModuleFacts => {
  const { outline, progress, previous, next, resume } = rest
  return {
    courseId,
    courseTitle,
    moduleId,
    languageShown,
    editionHash,
    outline,
    progress,
    previous,
    next,
    resume,
  }
}

type Frame = [start: Uint8Array, middle: Uint8Array, end: Uint8Array]

/** Frames of visitors and of people who come back to the same page; one takes a few kilobytes. */
const frames = new LRUCache<string, Frame>({ max: 128 })
/** "3 days ago" may be as old as this. */
const FRESH_MS = 10 * 60_000

/** Stand for the head and the body while the frame is made; no text of ours or of an author contains them. */
const [HEAD_PLACE, BODY_PLACE] = ['\u0001head\u0001', '\u0001body\u0001']

function frameHtml(
  module: ModuleFacts,
  language: Language,
  person: ModulePageData['person'],
  now: number,
): Frame {
  const time = module.resume && Math.floor(now / FRESH_MS)
  const key = JSON.stringify([module, language, person?.isGuest ?? true, time])
  const frame = frames.get(key) ?? renderFrame(module, language, person)
  frames.set(key, frame)
  return frame
}

function renderFrame(module: ModuleFacts, language: Language, person: ModulePageData['person']): Frame {
  const html = inLanguage(language, () =>
    renderToString(
      <ServerHtml.Provider value={new Map([[HEAD, HEAD_PLACE]])}>
        <ModuleFrame module={module} language={language} person={person}>
          {BODY_PLACE}
        </ModuleFrame>
      </ServerHtml.Provider>,
    ),
  )
  const [start = '', middle = '', end = ''] = html.split(new RegExp(`${HEAD_PLACE}|${BODY_PLACE}`))
  return [Buffer.from(start), Buffer.from(middle), Buffer.from(end)]
}
