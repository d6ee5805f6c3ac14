import { renderToString } from 'react-dom/server'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ModuleView } from '#app/domain/progress/views.ts'
import type { Language } from '#app/messages/languages.ts'
import { inLanguage } from '#app/messages/locale.server.ts'
import { ServerHtml } from '#app/web/server-html.tsx'
import { exerciseHtml } from './exercise/exercise-html.server.tsx'
import { placesIn } from './exercise/exercise-place.ts'
import { type BodyPart, bodyHtml } from './module-body.tsx'
import { HEAD, type ModuleFacts, ModuleFrame } from './module-frame.tsx'
import { moduleHeadHtml } from './module-head-html.server.tsx'
import { DATA, type ModulePageData } from './module-page.tsx'
import { dataHtml, inScript } from './ready-html.tsx'

interface Shown {
  view: ModuleView
  language: Language
  person: ModulePageData['person']
  /** An exercise as it stands after an answer that was asked back, in place of the view's. */
  answered: ExerciseView | null
  now: number
}

/** A module's page as html, with the data from which the browser goes on. */
export function modulePageHtml({ view, language, person, answered, now }: Shown): string {
  const places = placesIn(view, language)
  let views = ''
  const parts = view.blocks.flatMap((block): BodyPart[] => {
    if (block.type === 'html') return [{ text: block.html }]
    const shown = answered?.exercise.id === block.id ? answered : view.views[block.id]
    const place = places.get(block.id)
    if (!shown || !place) return []
    const { html, json } = exerciseHtml(shown, place)
    views += `${views && ','}"${block.id}":${json}`
    return [{ exerciseId: block.id, html }]
  })
  const module = moduleFacts(view)
  const textLanguage = view.languageShown === language ? undefined : view.languageShown
  const [start, middle, end] = frameHtml(module, language, person, now)
  const ids = parts.map((part) => ('text' in part ? null : part.exerciseId))
  const facts = JSON.stringify({ module, language, person, parts: ids } satisfies Omit<
    ModulePageData,
    'views'
  >)
  // The views are safe in a script element already: see exerciseHtml.
  const data = dataHtml(DATA, `${inScript(facts).slice(0, -1)},"views":{${views}}}`)
  return start + moduleHeadHtml(view, language) + middle + bodyHtml(parts, textLanguage) + end + data
}

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

type Frame = [start: string, middle: string, end: string]

/** Frames of visitors and of people who come back to the same page; one takes a few kilobytes. */
const MOST_FRAMES = 128
const frames = new Map<string, Frame>()
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
  frames.delete(key)
  frames.set(key, frame)
  if (frames.size > MOST_FRAMES) frames.delete(frames.keys().next().value as string)
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
  return [start, middle, end]
}
