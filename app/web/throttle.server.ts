import { createHmac } from 'node:crypto'
import { RateLimiterRes } from 'rate-limiter-flexible'
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import * as throttles from '#db/throttles.server.ts'
import { clientNetwork } from './client-network.ts'

/** rate-limiter-flexible over our own store: the counters survive a restart and are shared by all processes. */
class StoredLimiter extends RateLimiterStoreAbstract {
  readonly #db: Db

  constructor(db: Db, keyPrefix: string, { points, minutes }: Allowance) {
    super({ storeClient: db, keyPrefix, points, duration: minutes * 60 })
    this.#db = db
  }

  _getRateLimiterRes(_key: string, changed: number, { points, expiresAt }: throttles.Used): RateLimiterRes {
    const left = Math.max(this.points - points, 0)
    const wait = expiresAt === null ? -1 : Math.max(expiresAt - Date.now(), 0)
    return new RateLimiterRes(left, wait, points, points === changed)
  }

  _upsert(key: string, points: number, duration: number, afresh = false): Promise<throttles.Used> {
    const now = Date.now()
    return throttles.add(this.#db, key, {
      points,
      expiresAt: duration > 0 ? now + duration : null,
      now,
      afresh,
    })
  }

  _get(key: string): Promise<throttles.Used | null> {
    return throttles.find(this.#db, key, Date.now())
  }

  _delete(key: string): Promise<boolean> {
    return throttles.remove(this.#db, key)
  }
}

interface Allowance {
  points: number
  minutes: number
}

/**
 * What is counted, by whom. A whole training room often shares one network address, so what a network may do is
 * generous; what counts against one account from one network is not, and `account` bounds guessing from many networks.
 */
const allowances = {
  'sign-in': {
    pair: { points: 10, minutes: 15 },
    account: { points: 60, minutes: 60 },
    network: { points: 200, minutes: 15 },
  },
  'sign-up': { network: { points: 60, minutes: 60 } },
  reset: { account: { points: 3, minutes: 60 }, network: { points: 30, minutes: 60 } },
  /** The password asked again of somebody who is signed in. */
  password: { account: { points: 10, minutes: 15 } },
  /** Reviewers named by their address. */
  reviewer: { account: { points: 60, minutes: 60 } },
  /** Codes typed or opened: forty people of a room, each a few times, and far from guessing one. */
  join: { network: { points: 300, minutes: 15 } },
  /** People made by a first answer. */
  guest: { network: { points: 600, minutes: 60 } },
} satisfies Record<string, Partial<Record<Counted, Allowance>>>

type Counted = 'pair' | 'account' | 'network'
export type Throttled = keyof typeof allowances

interface Client {
  /** The address a request came from. */
  address: string
  /** Whose account is meant: an e-mail address as typed, or a person's id. */
  account?: string
}

/**
 * Counts one try, and refuses it when there were too many.
 * @throws DomainError `slow_down` with how many seconds and minutes to wait
 */
export async function countTry(db: Db, deed: Throttled, client: Client): Promise<void> {
  await purgeOncePerHour(db)
  for (const { limiter, key } of await limitersOf(db, deed, client)) {
    try {
      await limiter.consume(key)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
      throw new DomainError('too-many', 'slow_down', { seconds, minutes: Math.ceil(seconds / 60) })
    }
  }
}

/**
 * Takes back what a try that was right has cost whoever shares its network: only failures are to add up. Against the
 * account itself it counts all the same: checking a password is dear, whether it is right or not.
 */
export async function forgiveTry(db: Db, deed: Throttled, client: Client): Promise<void> {
  for (const { counted, limiter, key } of await limitersOf(db, deed, client)) {
    if (counted === 'pair') await limiter.delete(key)
    else if (counted === 'network') await limiter.reward(key)
  }
}

async function limitersOf(db: Db, deed: Throttled, { address, account = '' }: Client) {
  const network = clientNetwork(address)
  const subjects: Record<Counted, string> = { pair: `${network} ${account}`, account, network }
  const secret = await tokenSecret(db)
  const rules: Partial<Record<Counted, Allowance>> = allowances[deed]
  return (Object.keys(rules) as Counted[]).map((counted) => ({
    counted,
    limiter: new StoredLimiter(db, `${deed}:${counted}`, rules[counted] as Allowance),
    // Keyed with the store's secret: the table names nobody, and nobody can look an address up in it.
    key: createHmac('sha256', secret).update(subjects[counted]).digest('base64url'),
  }))
}

const purgedAt = new WeakMap<Db, number>()

async function purgeOncePerHour(db: Db) {
  const now = Date.now()
  if (now - (purgedAt.get(db) ?? 0) < 3_600_000) return
  purgedAt.set(db, now)
  await throttles.purge(db, now)
}
