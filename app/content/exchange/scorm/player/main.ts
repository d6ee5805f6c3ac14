import type { Answer } from '#app/domain/exercise/kind.ts'
import { apply, type LearningEvent, type ListedExercise } from '#app/domain/progress/learning.ts'
import * as m from '#app/messages/generated/messages/_index.js'
import { overwriteGetLocale } from '#app/messages/generated/runtime.js'
import { type Kept, pack, unpack } from './kept.ts'
import { findApi, openSession } from './lms.ts'
import type { ModuleData } from './module-data.ts'
import { mountExercise } from './mount-exercise.ts'
import { followPlace, goTo } from './place.ts'
import { betterStatus, standingOf } from './standing.ts'

/** The script of a module in a learning platform: what is answered here is graded here, and told to the platform. */
function start({ language, locale, passMark, exercises }: ModuleData): void {
  overwriteGetLocale(() => locale)
  const session = openSession(findApi(window), () => Date.now())
  const kept = unpack(
    session.get('cmi.suspend_data'),
    exercises.map(({ id }) => id),
  )
  const listed: ListedExercise[] = exercises.map(({ id, kind, points }) => ({ id, kind, points }))
  let location = session.get('cmi.core.lesson_location')
  let isRead = false

  const connection = document.getElementById('connection')
  if (connection && !session.isConnected) connection.textContent = m.scorm_not_connected()
  else if (connection && !session.counts) connection.textContent = m.scorm_only_looking()

  const states = () => new Map([...kept].map(([id, { state }]) => [id, state]))
  const report = () => {
    const place = { 'cmi.core.lesson_location': location.slice(0, 255) }
    if (!session.counts) return session.keep(place)
    const { score, status } = standingOf(listed, states(), { passMark, isRead })
    const before = Number.parseFloat(session.get('cmi.core.score.raw'))
    const best = score === null ? null : Math.max(score, Number.isFinite(before) ? before : 0)
    const scores: Record<string, string> =
      best === null
        ? {}
        : { 'cmi.core.score.raw': String(best), 'cmi.core.score.min': '0', 'cmi.core.score.max': '100' }
    session.keep({
      ...place,
      ...scores,
      'cmi.core.lesson_status': betterStatus(session.get('cmi.core.lesson_status'), status),
      'cmi.suspend_data': pack(kept),
    })
    showScore(score)
  }

  const happened = (exerciseId: string, event: LearningEvent, answer: Answer | null) => {
    const { state } = apply({ states: states(), progress: undefined }, event, listed)
    const next: Kept = { state, answer: answer ?? kept.get(exerciseId)?.answer ?? null }
    // Taken out first: what was touched last stands last.
    kept.delete(exerciseId)
    kept.set(exerciseId, next)
    location = exerciseId
    report()
  }

  for (const exercise of exercises) {
    const article = document.getElementById(exercise.id)
    if (!article) continue
    mountExercise({
      exercise,
      article,
      language,
      kept: () => kept.get(exercise.id),
      onEvent: (event, answer) => happened(exercise.id, event, answer),
    })
  }

  const read = document.querySelector<HTMLButtonElement>('[data-read]')
  if (read) {
    read.hidden = false
    read.addEventListener('click', () => {
      isRead = true
      report()
      read.disabled = true
    })
  }
  goTo(location)
  followPlace((id) => {
    location = id
  })
  report()
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') report()
  })
  addEventListener('pagehide', () => {
    report()
    session.finish()
  })
  // A page that a browser kept whole has ended its session: it begins anew.
  addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload()
  })
}

function showScore(score: number | null): void {
  const line = document.getElementById('score')
  if (line && score !== null) line.textContent = m.scorm_score({ score: String(score) })
}

const data = document.getElementById('module-data')?.textContent
if (data) start(JSON.parse(data) as ModuleData)
