import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { clientNetwork } from '#app/web/client-network.ts'
import { inTurn } from './in-turn.ts'

/**
 * scrypt at one of the strengths that the OWASP password storage cheat sheet names as equal (N=2^15, r=8, p=3): 32 MB
 * a hash, so that a small server can take several sign-ins at once. Node runs it off the main thread.
 */
interface Cost {
  /** log2 of N */
  ln: number
  r: number
  p: number
}
const COST: Cost = { ln: 15, r: 8, p: 3 }
const KEY_BYTES = 32
const SALT_BYTES = 16

/**
 * Two at once: half of Node's four worker threads stay free for files, and memory stays bounded. A training room of
 * forty behind one address may wait; a network that asks for more doesn't keep the others waiting.
 */
const hashing = inTurn({ atOnce: 2, waiting: 120, ofOne: 45 })

/** What a password is hashed for: parameters, salt, length, and the address that asks. */
interface Deriving {
  salt: Buffer
  cost: Cost
  bytes: number
  address: string
}

function derive(password: string, { salt, cost: { ln, r, p }, bytes, address }: Deriving): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: 2 * 128 * r * 2 ** ln + 1024 * 1024 }
  return hashing(
    () =>
      new Promise((resolve, reject) => {
        // NFKC: the same password typed on another keyboard or system gives the same bytes.
        scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
    clientNetwork(address),
  )
}

const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/**
 * A new hash of a password, with its own parameters and salt: `$scrypt$ln=15,r=8,p=3$salt$key`. `address` is where the
 * request came from: who asks for many waits for their own.
 */
export async function hashPassword(password: string, address = ''): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, { salt, cost: COST, bytes: KEY_BYTES, address })
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${encode(salt)}$${encode(key)}`
}

function decode(hash: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const parts = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]{22,86})\$([\w+/]{43,86})$/.exec(
    hash,
  )
  if (!parts) throw new Error('A stored password hash cannot be read.')
  const [, ln, r, p, salt = '', key = ''] = parts
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  return { cost, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') }
}

/** Stands in for the hash of an address nobody has, so that the answer takes as long: no password fits it. */
const nobody = { cost: COST, salt: randomBytes(SALT_BYTES), key: randomBytes(KEY_BYTES) }

/** Whether the password fits. Without a hash (nobody has that address) it does the same work and says no. */
export async function isPasswordOf(hash: string | null, password: string, address = ''): Promise<boolean> {
  const { cost, salt, key } = hash === null ? nobody : decode(hash)
  const given = await derive(password, { salt, cost, bytes: key.length, address })
  return timingSafeEqual(given, key) && hash !== null
}

/** Whether a hash was made with other parameters than today's and should be renewed when its password is at hand. */
export function isDatedHash(hash: string): boolean {
  const { cost } = decode(hash)
  return cost.ln !== COST.ln || cost.r !== COST.r || cost.p !== COST.p
}
