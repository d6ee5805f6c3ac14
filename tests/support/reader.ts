import type { Fields } from '#app/domain/exercise/public-exercise.ts'

/** A browser without scripts: it keeps its cookie and notes everything that it was sent. */
export function aReader(url: string) {
  const cookies = new Map<string, string>()
  const remember = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
  }
  const headers = () => ({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    origin: url,
  })
  const send = async (path: string, init: RequestInit = {}): Promise<string> => {
    const response = await fetch(url + path, { ...init, headers: headers(), redirect: 'manual' })
    remember(response)
    const seen = `${JSON.stringify([...response.headers])}\n${await response.text()}`
    const to = response.headers.get('location')
    return to ? seen + (await send(to.replace(url, ''))) : seen
  }
  return {
    get: (path: string) => send(path),
    post: (path: string, fields: Fields) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value])),
      )
      return send(path, { method: 'POST', body })
    },
  }
}
