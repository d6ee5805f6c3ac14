import { z } from 'zod'

/** What the operator may set, validated once at start. See docs/operating.md. */
export interface Environment {
  port: number
  host: string
  databaseUrl: string
  coursesDir: string
  /** The address people use, without a path; null = whatever host the request names (plain http, one machine). */
  origin: string | null
  smtpUrl: string | null
  workers: number
  /** How many proxies stand in front: that many entries of X-Forwarded-For are believed. */
  trustProxy: number
  logLevel: string
  /** Threads in which learners' queries run; 0 turns labs off. */
  labThreads: number
}

/** A variable that can't be used; the message is one plain line for the operator. */
class EnvironmentError extends Error {}

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((n) => n >= least && n <= most)

const originOnly = z
  .string()
  .refine((value) => {
    if (!URL.canParse(value)) return false
    const url = new URL(value)
    return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  })
  .transform((value) => (URL.canParse(value) ? new URL(value).origin : value))

const rules = {
  PORT: [whole(0, 65_535).default(3000), 'a port number between 0 and 65535, such as 3000'],
  HOST: [
    z.string().min(1).max(255).default('127.0.0.1'),
    'an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  ],
  DATABASE_URL: [
    z
      .string()
      .regex(/^(file:.+|rqlites?:\/\/[^/\s]+)$/)
      .default('file:data/jalon.db'),
    'file:path/to/jalon.db or rqlite://host:4001,host:4001',
  ],
  COURSES_DIR: [z.string().min(1).default('courses'), 'the folder that holds the courses'],
  ORIGIN: [
    originOnly.nullable().default(null),
    'the address people use, such as https://learn.example.org, without a path',
  ],
  SMTP_URL: [
    z
      .string()
      .regex(/^smtps?:\/\/\S+$/)
      .nullable()
      .default(null),
    'smtp://user:password@mail.example.org:587',
  ],
  WORKERS: [whole(1, 64).default(1), 'a number of processes between 1 and 64'],
  TRUST_PROXY: [whole(0, 8).default(0), 'how many proxies stand in front, 0 to 8'],
  LAB_THREADS: [whole(0, 16).default(2), 'how many threads run learners’ queries, 0 to 16; 0 turns labs off'],
  LOG_LEVEL: [
    z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
    'one of silent, fatal, error, warn, info, debug',
  ],
} satisfies Record<string, [z.ZodType, string]>

/**
 * Reads and validates the environment; an empty variable counts as not set.
 * @throws EnvironmentError naming every bad variable and what it should hold.
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const problems: string[] = []
  const read = <K extends keyof typeof rules>(name: K): z.output<(typeof rules)[K][0]> => {
    const [rule, expected] = rules[name]
    const result = rule.safeParse(variables[name] || undefined)
    if (result.success) return result.data as z.output<(typeof rules)[K][0]>
    problems.push(`${name} is "${variables[name]}"; it must be ${expected}.`)
    return undefined as z.output<(typeof rules)[K][0]>
  }
  const environment: Environment = {
    port: read('PORT'),
    host: read('HOST'),
    databaseUrl: read('DATABASE_URL'),
    coursesDir: read('COURSES_DIR'),
    origin: read('ORIGIN'),
    smtpUrl: read('SMTP_URL'),
    workers: read('WORKERS'),
    trustProxy: read('TRUST_PROXY'),
    logLevel: read('LOG_LEVEL'),
    labThreads: read('LAB_THREADS'),
  }
  if (environment.smtpUrl && !environment.origin) {
    problems.push(
      'SMTP_URL is set but ORIGIN is not; mails carry links, which need the address that people use.',
    )
  }
  if (problems.length > 0) throw new EnvironmentError(problems.join('\n'))
  return environment
}

declare global {
  var jalonEnvironment: Environment | undefined
}

/** The environment of this process, read once. */
export const environment = (): Environment => {
  globalThis.jalonEnvironment ??= readEnvironment(process.env)
  return globalThis.jalonEnvironment
}
