import type { Actor } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as rollUps from '#db/roll-up.server.ts'
import { type RolledPerson, type RollUpRow, rollUpOf } from './roll-up.ts'

/**
 * What all cohorts came to, by country and member organisation; small counts are hidden. Page and file are made from it, so
 * that neither shows what the other hides. A sitting whose time is up counts once somebody has looked at it.
 * @throws DomainError `not_allowed`
 */
export async function rollUp(
  db: Db,
  { actor, language }: { actor: Actor; language: string },
): Promise<RollUpRow[]> {
  mustBeAllowed(actor, 'network.see', null)
  const [{ people, modules, sittings }, lengths] = await Promise.all([
    rollUps.ofAllCohorts(db),
    modulesByCourse(db),
  ])
  const active = new Set([...modules, ...sittings].map(({ personId }) => personId))
  const finished = finishedPeople(modules, lengths)
  const gains = gainsByPerson(sittings)
  const rolled = people.map(
    ({ personId, country, organisation }): RolledPerson => ({
      country: country ?? '',
      organisation: organisation ?? '',
      isActive: active.has(personId),
      hasFinished: finished.has(personId),
      gain: gains.get(personId) ?? null,
    }),
  )
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
  const nameOf = (code: string) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code)
  const { compare } = new Intl.Collator(language)
  return rollUpOf(rolled, (a, b) => compare(nameOf(a), nameOf(b)))
}

/** The modules that each course on offer shows in any language. */
async function modulesByCourse(db: Db): Promise<Map<string, string[]>> {
  const [all, facts] = await Promise.all([courses.all(db), editions.currentFacts(db)])
  const shown = new Set(facts.map(({ courseId, moduleId }) => `${courseId}/${moduleId}`))
  return new Map(
    all.map(({ id, modules }) => [id, modules.filter((moduleId) => shown.has(`${id}/${moduleId}`))]),
  )
}

/** Who has finished every module of a course of their cohort. */
function finishedPeople(
  modules: readonly rollUps.RolledModule[],
  lengths: ReadonlyMap<string, string[]>,
): Set<string> {
  const done = new Map<string, { personId: string; courseId: string; moduleIds: Set<string> }>()
  for (const { personId, courseId, moduleId, isFinished } of modules) {
    if (!isFinished) continue
    const key = `${personId}/${courseId}`
    const own = done.get(key) ?? { personId, courseId, moduleIds: new Set() }
    own.moduleIds.add(moduleId)
    done.set(key, own)
  }
  return new Set(
    [...done.values()].flatMap(({ personId, courseId, moduleIds }) => {
      const needed = lengths.get(courseId) ?? []
      return needed.length > 0 && needed.every((moduleId) => moduleIds.has(moduleId)) ? [personId] : []
    }),
  )
}

/** Of each person with both tests of a course: the mean over such courses of the gain from first sitting to first sitting. */
function gainsByPerson(sittings: readonly rollUps.RolledSitting[]): Map<string, number> {
  const first = new Map<string, rollUps.RolledSitting>()
  for (const sitting of sittings) {
    if (sitting.outOf <= 0) continue
    const key = [sitting.personId, sitting.courseId, sitting.occasion].join('/')
    const before = first.get(key)
    if (!before || sitting.number < before.number) first.set(key, sitting)
  }
  const gains = new Map<string, number[]>()
  for (const pre of first.values()) {
    const post = pre.occasion === 'pre' && first.get([pre.personId, pre.courseId, 'post'].join('/'))
    if (!post) continue
    const gain = post.points / post.outOf - pre.points / pre.outOf
    gains.set(pre.personId, [...(gains.get(pre.personId) ?? []), gain])
  }
  return new Map(
    [...gains].map(([personId, own]) => [personId, own.reduce((sum, gain) => sum + gain, 0) / own.length]),
  )
}
