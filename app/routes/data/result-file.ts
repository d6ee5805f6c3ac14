import type { ActionFunctionArgs } from '@remix-run/node'
import { DomainError } from '#app/domain/errors.ts'
import { resultOf } from '#app/domain/lab/run-query.server.ts'
import { toCsv } from '#app/domain/people/csv.ts'
import { deviceOf } from '#app/domain/progress/device.ts'
import { formOf } from '#app/web/form.server.ts'
import { handler } from '#app/web/handler.ts'
import * as editions from '#db/editions.server.ts'

/** A query's whole result as a CSV file; the exercise's form is sent here by its download button. */
export const action = (given: ActionFunctionArgs) =>
  handler(async ({ request, actor, db, language }) => {
    const form = await formOf(request)
    const text = (name: string) => String(form.get(name) ?? '')
    if (!actor) throw new DomainError('not-allowed', 'sign_in_first')
    // The form names its edition, which names its place.
    const edition = await editions.byHash(db, text('edition'))
    if (!edition) throw new DomainError('not-found', 'exercise_not_found')
    const run = await resultOf(db, {
      person: actor,
      courseId: edition.facts.courseId,
      moduleId: edition.facts.moduleId,
      exerciseId: text('exercise'),
      language,
      device: deviceOf(request.headers.get('user-agent')),
      now: Date.now(),
      query: text('query'),
    })
    if (run.kind === 'failed') throw new DomainError('conflict', 'query_failed')
    return new Response(toCsv(run.result.columns, run.result.rows), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${text('exercise').replace(/[^a-z0-9-]/g, '')}.csv"`,
        'Cache-Control': 'no-store',
      },
    })
  })(given)
