import { startGuest } from '#app/auth/actor.server.ts'
import type { Actor, Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { answersInForm } from '#app/domain/test/answers-in-form.ts'
import { beginSitting } from '#app/domain/test/begin-sitting.server.ts'
import { endSitting, finishTest } from '#app/domain/test/end-sitting.server.ts'
import { loadTest } from '#app/domain/test/load-test.server.ts'
import type { Occasion } from '#app/domain/test/occasion.ts'
import { saveAnswers } from '#app/domain/test/save-answers.server.ts'
import type { Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'

interface Posted {
  db: Db
  actor: Actor
  request: Request
  language: Language
  /** Where the request came from: how many guests begin there is bounded. */
  address: string
  courseId: string
  occasion: Occasion
  form: FormData
  now: number
}

/** What the page shows next, as the query of its address: the question before handing in, or that something came too late. */
type Next = '' | '?hand-in' | '?late'

/** With the cookie of a guest session that began with this, though the deed itself may have been refused. */
type DoneOrRefused = ({ refusal: null; next: Next } | { refusal: DomainError }) & { setCookie: string | null }

/** Does what a button on a test's page says. A visitor becomes a guest with "Begin". */
export async function doTestDeed(posted: Posted): Promise<DoneOrRefused> {
  let setCookie: string | null = null
  try {
    const intent = textOf(posted.form, 'intent')
    if (intent === 'begin') {
      const acting = await whoBegins(posted)
      setCookie = acting.setCookie
      const number = Number(textOf(posted.form, 'number'))
      await beginSitting(posted.db, { ...posted, person: acting.person, number })
      return { refusal: null, next: '', setCookie }
    }
    const deed = Object.hasOwn(deeds, intent) ? deeds[intent] : undefined
    if (!deed) throw new DomainError('invalid', 'form_unreadable')
    if (!posted.actor) throw new DomainError('not-found', 'test_not_found')
    return { refusal: null, next: await deed(posted, posted.actor), setCookie }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { refusal: error, setCookie }
  }
}

const deeds: Record<string, (posted: Posted, person: Person) => Promise<Next>> = {
  save: async (posted, person) => ((await save(posted, person)) ? '' : '?late'),
  'hand-in': async (posted, person) => ((await save(posted, person)) ? '?hand-in' : '?late'),
  // A device whose clock runs ahead of ours doesn't end a sitting.
  'time-up': async (posted, person) => {
    const isSaved = await save(posted, person)
    await endSitting(posted.db, { ...sittingOf(posted, person), onlyIfTimeIsUp: true })
    return isSaved ? '' : '?late'
  },
  end: async (posted, person) => {
    await endSitting(posted.db, sittingOf(posted, person))
    return ''
  },
  finish: async ({ db, courseId, now }, person) => {
    await finishTest(db, { person, courseId, now })
    return ''
  },
}

/** Whether it came in time. */
async function save(posted: Posted, person: Person): Promise<boolean> {
  const { db, form, language } = posted
  try {
    await saveAnswers(db, { ...sittingOf(posted, person), answers: answersInForm(form), language })
    return true
  } catch (error) {
    if (error instanceof DomainError && error.code === 'sitting_over') return false
    throw error
  }
}

const sittingOf = ({ form, now }: Posted, person: Person) => ({
  person,
  sittingId: textOf(form, 'sitting'),
  now,
})

/** Once it is certain that there is a test to begin. */
async function whoBegins(posted: Posted) {
  await loadTest(posted.db, posted)
  return posted.actor ? { person: posted.actor, setCookie: null } : startGuest(posted.db, posted)
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '')
