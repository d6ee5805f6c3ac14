import { SMTPServer } from 'smtp-server'

/** What the server says of a recipient: null = takes it, else a refusal with its code. */
type Verdict = (address: string) => { code: number; words: string } | null

interface Given {
  /** Refuses everybody, for good. */
  refuses?: boolean
  verdict?: Verdict
}

const nobody: Verdict = () => ({ code: 550, words: 'no such mailbox: awa@stats.example' })

/** A mail server on a free port of loopback that keeps what it is given. */
export async function aMailServer({ refuses = false, verdict = refuses ? nobody : () => null }: Given = {}) {
  const mails: { to: string[]; text: string }[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = verdict(address)
      done(refusal && Object.assign(new Error(refusal.words), { responseCode: refusal.code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: String(Buffer.concat(chunks)),
        })
        done()
      })
    },
  })
  server.server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    connections: () => connections,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

/** A mail as it reads: folded lines and encoded letters put together again, of the text and of the headers. */
export function readable(mail: string): string {
  const decoded = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8')
  const plain = mail
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (codes) =>
      decoded(codes.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))),
    )
  return plain.replace(/\?=\r\n =\?UTF-8\?Q\?/gi, '').replace(/\r\n[ \t]/g, ' ')
}
