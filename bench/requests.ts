import { v7 as uuid } from 'uuid'
import { compare, type Subject } from './compare.ts'
import { type Answer, type MeasuredProcess, startMeasured } from './measured-process.ts'

const MODULE = '/en/courses/foundations/stock-and-flow'
const PERSON = {
  name: 'Bench',
  password: 'a long enough password',
  country: 'MZ',
  organisation: '',
  language: 'en',
}

export interface RequestFigures {
  /** CPU milliseconds a request. */
  ms: Map<string, number>
  /** The module page as sent, for the bare server to send the same bytes. */
  page: string
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

/** Signs somebody up as the page does, and returns their cookie. */
async function signUp(server: MeasuredProcess): Promise<string> {
  const headers = { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' }
  const body = form({ ...PERSON, email: `bench-${uuid()}@office.example`, form: 'sign-up' })
  const answer = await server.send('/en/account/sign-up', { method: 'POST', body, headers })
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0])
  if (answer.status >= 400 || cookies.length === 0)
    throw new Error(`Sign-up answered ${answer.status}: ${answer.body}`)
  return cookies.join('; ')
}

/** Pages and submissions of the production build against an empty route of the same process. */
export async function measureRequests(
  buildFolder: string,
  variables: Record<string, string>,
): Promise<RequestFigures> {
  const server = await startMeasured('bench/serve.js', [buildFolder], variables)
  try {
    const cookie = await signUp(server)
    const page = await server.send(MODULE, { headers: { cookie } })
    const editionHash = /name="edition" value="([0-9a-f]+)"/.exec(page.body)?.[1]
    if (!editionHash) throw new Error('The module page names no edition.')

    let answering = cookie
    const submit = (): Promise<Answer> => {
      const answer = { exercise: 'share-by-birth', value: '25.8', edition: editionHash, attempt: uuid() }
      const place = { course: 'foundations', module: 'stock-and-flow', language: 'en' }
      return post(server, '/api/answers', form({ intent: 'answer', ...place, ...answer }), answering)
    }

    const signedIn = { cookie }
    const get = (path: string, headers: Record<string, string>) => () => server.send(path, { headers })
    const ok = ({ status }: Answer) => status === 200
    const subjects: Subject[] = [
      { name: 'empty route', in: server, ask: get('/bench/empty', signedIn), expect: ok },
      { name: 'catalogue', in: server, ask: get('/en', signedIn), expect: ok },
      {
        name: 'module page',
        in: server,
        ask: get(MODULE, signedIn),
        expect: ({ body }) => body.includes('share-by-birth'),
      },
      {
        name: 'module page, gzip',
        in: server,
        ask: get(MODULE, { ...signedIn, 'accept-encoding': 'gzip' }),
        expect: ok,
      },
      {
        name: 'empty route, gzip',
        in: server,
        ask: get('/bench/empty', { ...signedIn, 'accept-encoding': 'gzip' }),
        expect: ok,
      },
    ]
    const pages = await compare(subjects, 60)

    const actions: Subject[] = [
      {
        name: 'empty action',
        in: server,
        ask: () => post(server, '/bench/empty.data', form({ intent: 'answer' }), cookie),
        expect: ok,
      },
      {
        name: 'submit',
        in: server,
        ask: submit,
        expect: ({ body }) => body.includes('"code":"wrong"'),
        // Answers are throttled by person and minute: each round is somebody new.
        before: async () => {
          answering = await signUp(server)
        },
      },
    ]
    const submitted = await compare(actions, 40)
    return { ms: new Map([...pages, ...submitted]), page: page.body }
  } finally {
    await server.stop()
  }
}

const post = (server: MeasuredProcess, path: string, body: string, cookie: string) =>
  server.send(path, {
    method: 'POST',
    body,
    headers: { cookie, origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
  })
