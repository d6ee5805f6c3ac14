import type { Actor } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import type { Db } from '#db/gateway.server.ts'
import * as personalData from '#db/personal-data.server.ts'
import { type Cell, toCsv } from './csv.ts'
import { type ExportedAnswer, exportedAnswers } from './exported-answers.server.ts'
import { exportedCohorts } from './exported-cohorts.ts'
import { type ExportedSitting, exportedSittings } from './exported-sittings.server.ts'
import { exportedStudio } from './exported-studio.ts'

/** The files that a person may download, by name; each says what it holds in its address. */
const exportFiles = ['jalon.json', 'jalon-answers.csv'] as const
export type ExportFile = (typeof exportFiles)[number]

export const isExportFile = (name: unknown): name is ExportFile => exportFiles.some((file) => file === name)

const time = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** All that the store holds about one person, as a file: JSON for everything, CSV for the answers. */
export async function exportMyData(
  db: Db,
  { actor, personId, file, now }: { actor: Actor; personId: string; file: ExportFile; now: number },
): Promise<{ type: string; body: string }> {
  mustBeAllowed(actor, 'person.own', { personId })
  const held = await personalData.ofPerson(db, personId)
  const answers = await exportedAnswers(db, held.attempts)
  if (file === 'jalon.json')
    return {
      type: 'application/json; charset=utf-8',
      body: asJson({ ...held, answers, tests: await exportedSittings(db, held.sittings) }, now),
    }
  return { type: 'text/csv; charset=utf-8', body: answersCsv(answers) }
}

type Held = Awaited<ReturnType<typeof personalData.ofPerson>> & {
  answers: ExportedAnswer[]
  tests: ExportedSitting[]
}

function asJson(
  {
    person,
    sessions,
    enrolments,
    answers,
    helps,
    states,
    modules,
    drafts,
    runs,
    tests,
    events,
    corrections,
    cohorts,
    studio,
  }: Held,
  now: number,
): string {
  const data = {
    madeAt: time(now),
    person: person && { ...person, createdAt: time(person.createdAt) },
    sessions: sessions.map((s) => ({ ...s, createdAt: time(s.createdAt), expiresAt: time(s.expiresAt) })),
    courses: enrolments.map((e) => ({ ...e, startedAt: time(e.startedAt), lastAt: time(e.lastAt) })),
    answers: answers.map(({ pointsMilli, outOfMilli, ...a }) => ({
      ...a,
      points: pointsMilli / 1000,
      outOf: outOfMilli / 1000,
      at: time(a.at),
    })),
    helps: helps.map((h) => ({ ...h, at: time(h.at) })),
    exercises: states.map(({ bestPointsMilli, ...s }) => ({
      ...s,
      bestPoints: bestPointsMilli / 1000,
      lastAt: time(s.lastAt),
      settledAt: time(s.settledAt),
    })),
    modules: modules.map(({ pointsMilli, ...m }) => ({
      ...m,
      points: pointsMilli / 1000,
      startedAt: time(m.startedAt),
      lastAt: time(m.lastAt),
      finishedAt: time(m.finishedAt),
    })),
    drafts: drafts.map((d) => ({ ...d, fields: JSON.parse(d.fields) as unknown, typedAt: time(d.typedAt) })),
    tests: tests.map(({ answers, ...t }) => ({
      ...t,
      startedAt: time(t.startedAt),
      endsAt: time(t.endsAt),
      finishedAt: time(t.finishedAt),
      answers: answers.map((a) => ({ ...a, savedAt: time(a.savedAt) })),
    })),
    queries: runs.map((r) => ({ ...r, runs: JSON.parse(r.runs) as unknown, lastAt: time(r.lastAt) })),
    corrections: corrections.map((c) => ({ ...c, at: time(c.at), undoneAt: time(c.undoneAt) })),
    cohorts: exportedCohorts(cohorts),
    studio: exportedStudio(studio),
    events: events.map((e) => ({ ...e, detail: JSON.parse(e.detail) as unknown, at: time(e.at) })),
  }
  return `${JSON.stringify(data, null, 2)}\n`
}

const header = [
  'time',
  'course',
  'module',
  'exercise',
  'number',
  'language',
  'answer',
  'verdict',
  'points',
  'out_of',
]

function answersCsv(answers: ExportedAnswer[]): string {
  return toCsv(
    header,
    answers.map((a): Cell[] => [
      time(a.at),
      a.courseId,
      a.moduleId,
      a.exerciseId,
      a.number,
      a.language,
      inOneCell(a.answer),
      a.code,
      a.pointsMilli / 1000,
      a.outOfMilli / 1000,
    ]),
  )
}

/** What was typed, as it was typed; of what was chosen one after the other. */
function inOneCell(answer: ExportedAnswer['answer']): string {
  if (answer === null || typeof answer === 'string') return answer ?? ''
  return answer.map((one) => (typeof one === 'string' ? one : one.join(' → '))).join('; ')
}
