import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { type Environment, readEnvironment } from '#app/web/environment.server.ts'
import type { Db, Store } from '#db/gateway.server.ts'
import { testStore } from './test-db.ts'

/** Makes this process a server with a fresh store (or the one given) and these variables. */
export async function aSite(variables: Record<string, string> = {}, store?: Store): Promise<Db> {
  globalThis.jalonEnvironment = environmentOf(variables)
  const open = store ?? (await testStore())
  globalThis.jalonStore = Promise.resolve(open)
  return open.db
}

const environmentOf = (variables: Record<string, string>): Environment =>
  readEnvironment({ LOG_LEVEL: 'silent', ...variables })

type Endpoint = (given: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>

interface Asking {
  /** Its fields, or the body as a browser would write it. */
  form?: Record<string, string> | string | FormData
  params?: Record<string, string>
  /** The cookie as the browser would send it: `name=value`. */
  cookie?: string | null
  ip?: string
  userAgent?: string
  /** What is set aside for the rendering: an action's loader finds it there. */
  html?: Map<string, unknown>
}

export interface Answered {
  status: number
  headers: Headers
  /** What the page would be given; null for a redirect or a file. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what is given to pages of all kinds.
  body: any
  /** Where it leads. */
  location: string | null
  /** The session cookie that was set, as a browser sends it back; '' when it was taken away. */
  cookie: string | null
}

/** Asks one loader or action as the server would, and reads the answer in one form, whatever it came as. */
export async function ask(endpoint: unknown, path: string, asking: Asking = {}): Promise<Answered> {
  const {
    form,
    params = {},
    cookie,
    ip = '192.0.2.1',
    userAgent = 'Firefox/140 Android',
    html = new Map(),
  } = asking
  const headers = new Headers({ 'user-agent': userAgent })
  if (cookie) headers.set('cookie', cookie)
  const body = form === undefined || form instanceof FormData ? form : new URLSearchParams(form)
  const request = new Request(`http://localhost:3000${path}`, {
    method: body ? 'POST' : 'GET',
    headers,
    body,
  })
  const given = { request, params: { lang: path.split('/')[1], ...params }, context: { ip, html } }
  try {
    return await read(await (endpoint as Endpoint)(given as never))
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    return read(thrown)
  }
}

async function read(answer: unknown): Promise<Answered> {
  if (answer instanceof Response) return withHeaders(answer.status, answer.headers, await answer.text())
  const { data, init } = isWithInit(answer) ? answer : { data: answer, init: null }
  return withHeaders(init?.status ?? 200, new Headers(init?.headers), data)
}

const isWithInit = (answer: unknown): answer is { data: unknown; init: ResponseInit | null } =>
  typeof answer === 'object' && answer !== null && 'type' in answer && answer.type === 'DataWithResponseInit'

function withHeaders(status: number, headers: Headers, body: unknown): Answered {
  const set = headers.get('set-cookie')
  const cookie = set === null ? null : /Max-Age=0/.test(set) ? '' : (set.split(';')[0] ?? '')
  return { status, headers, body, location: headers.get('location'), cookie }
}
