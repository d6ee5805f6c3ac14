import { validate as isUuid, v5 as uuidOf } from 'uuid'
import { startGuest } from '#app/auth/actor.server.ts'
import type { Actor } from '#app/domain/access/actor.ts'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { type HelpAsked, takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { exerciseIn, loadModule } from '#app/domain/course/load-module.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { formFields } from '#app/domain/exercise/form-fields.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { outcomeIn, pastQuery, runQuery, showTable, starterOf } from '#app/domain/lab/run-query.server.ts'
import { deviceOf } from '#app/domain/progress/device.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import type { Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'

interface Posted {
  db: Db
  actor: Actor
  request: Request
  language: Language
  courseId: string
  moduleId: string
  /** See app/ui/exercise/exercise-form.tsx for its fields. */
  form: FormData
  now: number
  /** Where the request came from: how many guests begin there is bounded. */
  address: string
}

interface Done {
  refusal: null
  personId: string
  exerciseId: string
  /** What follows the colon in the button's value, such as the language to go on in. */
  detail: string
  /** Null after keeping a draft, which changes nothing else. */
  outcome: ExerciseOutcome | null
}

/** With the cookie of a guest session that began with this, though the deed itself may have been refused. */
type DoneOrRefused = (Done | { refusal: DomainError }) & { setCookie: string | null }

/**
 * Does what the button of an exercise's form says: check the answer, give a hint, show the solution, or keep what was
 * typed. A visitor becomes a guest with it.
 */
export async function doPostedDeed({ form, ...posted }: Posted): Promise<DoneOrRefused> {
  let setCookie: string | null = null
  try {
    const [name = '', detail = ''] = textOf(form, 'intent').split(':')
    const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined
    if (!deed) throw new DomainError('invalid', 'form_unreadable')
    const fields = formFields(form)
    const exerciseId = textOf(form, 'exercise')
    const { db, request, language, courseId, moduleId, now } = posted
    const acting = await personOf(posted, exerciseId)
    setCookie = acting.setCookie
    const { person } = acting
    const device = deviceOf(request.headers.get('user-agent'))
    const asked = { person, courseId, moduleId, exerciseId, language, device, now }
    const outcome = await deed(db, { asked, form, fields, detail })
    return { refusal: null, setCookie, personId: person.id, exerciseId, detail, outcome }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { refusal: error, setCookie }
  }
}

interface DeedAsked {
  asked: HelpAsked
  form: FormData
  fields: Fields
  detail: string
}

const deeds: Record<string, (db: Db, deed: DeedAsked) => Promise<ExerciseOutcome | null>> = {
  answer: (db, deed) => {
    const { asked, form, fields } = deed
    const editionHash = textOf(form, 'edition') || null
    return submitAttempt(db, { ...asked, attemptId: attemptIdOf(deed), editionHash, fields })
  },
  hint: async (db, deed) => {
    await keep(db, deed)
    return takeHint(db, { ...deed.asked, number: Number(deed.detail) || null })
  },
  solution: async (db, deed) => {
    await keep(db, deed)
    return showSolution(db, deed.asked)
  },
  run: async (db, deed) => {
    await keep(db, deed)
    return runQuery(db, { ...deed.asked, query: deed.fields.query?.[0] ?? '' })
  },
  table: async (db, deed) => {
    await keep(db, deed)
    return showTable(db, { ...deed.asked, table: deed.detail })
  },
  past: async (db, deed) => {
    const query = await pastQuery(db, { ...deed.asked, number: Number(deed.detail) })
    await keep(db, { ...deed, fields: { ...deed.fields, query: [query] } })
    return runQuery(db, { ...deed.asked, query })
  },
  starter: async (db, deed) => {
    const starter = await starterOf(db, deed.asked)
    await keep(db, { ...deed, fields: { ...deed.fields, ...starter } })
    return outcomeIn(db, deed.asked)
  },
  keep: async (db, deed) => {
    await keep(db, deed)
    return null
  },
}

const keep = (db: Db, { asked, form, fields }: DeedAsked) =>
  saveDraft(db, { ...asked, fields, editionHash: textOf(form, 'edition'), typedAt: asked.now })

/** A namespace of our own for the ids below. */
const TRIES = '6b1d2a0c-52b7-4a0e-9c55-1f0a4d1c7e21'

/**
 * Scripts name an answer before they send it. A form without them says which try it is: the same answer as the same
 * try is one answer, however often the button is pressed.
 */
function attemptIdOf({ asked, form, fields }: DeedAsked): string {
  const name = textOf(form, 'attempt')
  if (isUuid(name)) return name
  return uuidOf(JSON.stringify([asked.person.id, asked.courseId, asked.exerciseId, name, fields]), TRIES)
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '')

/** Who acts; a visitor gets a guest session, so that the answer is theirs: once there is something to answer. */
async function personOf(posted: Omit<Posted, 'form'>, exerciseId: string) {
  const { db, actor } = posted
  if (actor) return { person: actor, setCookie: null }
  exerciseIn(await loadModule(db, posted), exerciseId)
  return startGuest(db, posted)
}
