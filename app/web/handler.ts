import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { actorOf } from '#app/auth/actor.server.ts'
import type { Actor } from '#app/domain/access/actor.ts'
import { DomainError, type Problem } from '#app/domain/errors.ts'
import { isLanguage, type Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'
import type { SetAside } from './set-aside.server.ts'
import { theDb } from './store.server.ts'

/** What stands between a problem of the domain and HTTP: this table, and only this one. */
const statusOf: Record<Problem, number> = {
  'not-found': 404,
  'not-allowed': 403,
  conflict: 409,
  invalid: 400,
  'too-many': 429,
}

/** What a page gets told when something was refused: a message's name and its values. */
export interface Refusal {
  problem: { code: string; values: Record<string, string | number> }
}

export interface Asked {
  request: Request
  url: URL
  params: Record<string, string | undefined>
  actor: Actor
  db: Db
  /** The page's language; for addresses without one, the person's, else English. */
  language: Language
  /** Html that only the server's rendering needs, by key: see app/web/set-aside.server.ts. */
  html: SetAside
  /** Where the request came from, as server.js found it: for the throttles. */
  address: string
  /** Lets pages that are being made for others go first; for what takes long (readers-first.js). */
  giveWay: () => Promise<void>
}

/** A refusal's status and headers; also for answers that say more than the refusal itself. */
export function refusalInit({ problem, values }: DomainError, headers?: HeadersInit) {
  const all = new Headers(headers)
  if (problem === 'too-many') all.set('Retry-After', String(values.seconds ?? 60))
  return { status: statusOf[problem], headers: all }
}

// What loaders and actions return reaches the page as it is, dates and all, and so the types say.
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

type Answer<T> = (asked: Asked) => Promise<T>
export type Arguments = LoaderFunctionArgs | ActionFunctionArgs

/** Finds who asks, the language and the store, and answers. @throws DomainError for what the wrappers below word */
export async function ask<T>(answer: Answer<T>, { request, params, context }: Arguments): Promise<T> {
  if (params.lang !== undefined && !isLanguage(params.lang))
    throw new DomainError('not-found', 'page_not_found')
  const [db, actor] = await Promise.all([theDb(), actorOf(request, context)])
  const language = isLanguage(params.lang) ? params.lang : (actor?.language ?? 'en')
  const html = (context?.html as SetAside | undefined) ?? new Map()
  const address = String(context?.ip ?? '')
  const giveWay = (context?.giveWay as Asked['giveWay'] | undefined) ?? (async () => {})
  return answer({ request, url: new URL(request.url), params, actor, db, language, html, address, giveWay })
}

/** The answer to a request that was refused. */
export const refusal = (error: DomainError, headers?: HeadersInit) =>
  data<Refusal>({ problem: { code: error.code, values: error.values } }, refusalInit(error, headers))

/**
 * Wraps a loader: finds who asks, the language and the store. A DomainError becomes its status, and the error page
 * takes over.
 */
export function handler<T>(answer: Answer<T>) {
  return async (given: Arguments): Promise<T> => {
    try {
      return await ask(answer, given)
    } catch (error) {
      throw error instanceof DomainError ? refusal(error) : error
    }
  }
}

/** Wraps an action in the same way, but answers a DomainError with `{ problem }`: what was typed stays on the page. */
export function actionHandler<T>(answer: Answer<T>) {
  return async (given: Arguments) => {
    try {
      return await ask(answer, given)
    } catch (error) {
      if (error instanceof DomainError) return refusal(error)
      throw error
    }
  }
}
