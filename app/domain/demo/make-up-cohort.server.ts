import { dayOf } from '#app/domain/cohort/cohort.ts'
import { codeOf, hashOfCode } from '#app/domain/cohort/invitation/personal-code.server.ts'
import { rosterKey } from '#app/domain/cohort/invitation/roster-key.ts'
import * as cohorts from '#db/cohorts.server.ts'
import * as demo from '#db/demo.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { emailOf, isMember, SAID, team } from './cast.ts'
import type { DemoCourses } from './demo-courses.server.ts'
import { demoId } from './demo-id.ts'
import type { LivedLearner } from './live-through.server.ts'
import { joinedOf, lettersOf, memberOf, NOTES, visitsOf } from './made-up-rows.ts'

const DAY = 86_400_000
/** How long the cohort runs, in days. */
const LENGTH = 42

interface Setting {
  seed: number
  /** The first day of the cohort. */
  start: number
  passwordHash: string
  courses: DemoCourses
}

/** Adds who leads the cohort and who looks after the platform; tells the ids of the trainers. */
export async function addTeam(db: Db, { seed, start, passwordHash }: Setting): Promise<string[]> {
  const ids: string[] = []
  for (const { role, name, address, language } of team) {
    const id = demoId(seed, address)
    const facts = { name: `${name} (${SAID[language]})`, email: `${address}@demo.example`, language }
    await people.addAccount(db, {
      id,
      facts: { ...facts, country: null, organisation: null },
      passwordHash,
      role,
      actorId: null,
      at: start - 30 * DAY,
    })
    if (role === 'trainer') ids.push(id)
  }
  return ids
}

/** Begins the cohort, with a plan that gives each module the same time. */
export async function beginMadeUpCohort(
  db: Db,
  { seed, start, courses }: Setting,
  trainerIds: string[],
): Promise<string> {
  const id = demoId(seed, 'cohort')
  const pace = Math.floor(LENGTH / (courses.modules.length + 1))
  await cohorts.add(db, {
    id,
    name: 'Demo cohort, all made up · Groupe de démonstration, tout est inventé',
    startsOn: dayOf(start),
    endsOn: dayOf(start + LENGTH * DAY),
    languages: ['en', 'fr'],
    courseIds: courses.ids,
    joinCode: 'MADEUPXY',
    trainerIds,
    targets: courses.modules.map((module, index) => ({
      ...module,
      dueOn: dayOf(start + (index + 1) * pace * DAY),
    })),
    actorId: trainerIds[0] ?? '',
    at: start - 7 * DAY,
  })
  return id
}

/** Adds the learners: accounts, guests with a link on paper, invitations, letters, visits and a trainer's notes. */
export async function addLearners(
  db: Db,
  { seed, start, passwordHash, courses }: Setting,
  { cohortId, trainerIds, learners }: { cohortId: string; trainerIds: string[]; learners: LivedLearner[] },
): Promise<void> {
  const [trainerId = ''] = trainerIds
  const invitedAt = start - 3 * DAY
  const rows: demo.MadeUp = { guests: [], invitations: [], members: [], visits: [], notes: [], letters: [] }
  const secret = await tokenSecret(db)
  for (const learner of learners) {
    const { id, name, language, country, organisation, part } = learner
    const email = learner.isOnPaper ? null : emailOf(name)
    const joinedAt = joinedOf(learner, start)
    const facts = { name, country, organisation, language }
    if (isMember(learner)) {
      if (email === null) rows.guests.push({ id, ...facts, createdAt: joinedAt })
      else
        await people.addAccount(db, {
          id,
          facts: { ...facts, email },
          passwordHash,
          actorId: id,
          at: joinedAt,
        })
      rows.members.push(memberOf(learner, cohortId, joinedAt))
      rows.visits.push(...visitsOf(learner, { start, first: courses.modules[0] }))
    }
    // Who waits to be let in came with the join code.
    if (part === 'asked') continue
    const invitationId = demoId(seed, 'invitation', name)
    rows.invitations.push({
      id: invitationId,
      cohortId,
      rosterKey: rosterKey({ email: email, name: name }),
      email,
      ...facts,
      codeHash: hashOfCode(codeOf(secret, { id: invitationId, serial: 1 })),
      invitedBy: trainerId,
      invitedAt,
      opens: part === 'opened' ? 3 : isMember(learner) ? 1 : 0,
      openedAt: part === 'opened' ? start + 9 * DAY : isMember(learner) ? joinedAt : null,
      personId: isMember(learner) ? id : null,
      acceptedAt: isMember(learner) ? joinedAt : null,
    })
    if (email) {
      const letter = { cohortId, invitationId, email, language, createdBy: trainerId }
      rows.letters.push(...lettersOf(learner, { letter, invitedAt, start }))
    }
    const note = NOTES[part]
    if (note && !rows.notes.some((one) => one.text === note))
      rows.notes.push({
        id: demoId(seed, 'note', name),
        cohortId,
        personId: id,
        authorId: trainerId,
        text: note,
        at: start + 20 * DAY,
      })
  }
  await demo.add(db, rows, { actorId: trainerId, cohortId, at: invitedAt })
}
