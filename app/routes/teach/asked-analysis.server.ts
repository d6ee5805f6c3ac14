import type { Person } from '#app/domain/access/actor.ts'
import type { AnalysisPlace } from '#app/domain/analysis/analysis-view.ts'
import { readChoices } from '#app/domain/analysis/choices.ts'
import { gatherModule } from '#app/domain/analysis/gather-module.server.ts'
import { gatherTest } from '#app/domain/analysis/gather-test.server.ts'
import type { Gathered } from '#app/domain/analysis/gathered.ts'
import { formIds } from '#app/domain/course/course.ts'
import { DomainError } from '#app/domain/errors.ts'
import { isOccasion } from '#app/domain/test/occasion.ts'
import type { Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'

interface Asked {
  person: Person
  params: Record<string, string | undefined>
  url: URL
  language: Language
}

/** The answers that an address asks to analyse, of a module or of a form of a test. */
export async function askedAnalysis(
  db: Db,
  { person, params, url, language }: Asked,
): Promise<{ gathered: Gathered; place: AnalysisPlace }> {
  const { cohort: cohortId = '', course: courseId = '' } = params
  const asked = { actor: person, cohortId, courseId, language, choices: readChoices(url.searchParams) }
  const place = placeIn(params, courseId)
  const gathered =
    place.kind === 'module'
      ? await gatherModule(db, { ...asked, ...place })
      : await gatherTest(db, { ...asked, ...place })
  return { gathered, place }
}

function placeIn(params: Asked['params'], courseId: string): AnalysisPlace {
  if (params.module !== undefined) return { kind: 'module', courseId, moduleId: params.module }
  const form = formIds.find((id) => id === params.form)
  if (!isOccasion(params.occasion) || !form) throw new DomainError('not-found', 'page_not_found')
  return { kind: 'test', courseId, occasion: params.occasion, form }
}

/** A CSV file to be saved; who asks again gets it anew. */
export const fileAnswer = (body: string, name: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.replace(/[^a-z0-9.-]/g, '')}"`,
      'Cache-Control': 'no-store',
    },
  })
