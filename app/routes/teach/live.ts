import { requireAccount } from '#app/auth/actor.server.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { followCohort } from '#app/domain/cohort/live/follow-cohort.server.ts'
import { eventStreamHandler } from '#app/web/event-stream.server.ts'

/** Tells an open page of a cohort how many answers came `since` it was loaded, as they come. */
export const loader = eventStreamHandler(async ({ request, url, params, actor, db }, stream) => {
  const person = requireAccount(actor, request)
  const cohortId = params.cohort ?? ''
  const leave = await followCohort(db, {
    actor: person,
    cohortId,
    since: Number(url.searchParams.get('since') || Number.NaN),
    now: Date.now(),
    tell: (news) => stream.send('answers', news),
    fail: stream.end,
  })
  return { leave, check: (now) => ledCohort(db, { actor: now, cohortId }) }
})
