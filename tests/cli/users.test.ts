import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { resetPassword } from '#app/auth/reset-password.server.ts'
import { findAccount } from '#app/auth/sign-in.server.ts'
import { readEnvironment } from '#app/web/environment.server.ts'
import { register } from '#cli/commands/users.ts'
import { openStore, type Store } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import * as people from '#db/people.server.ts'

let folder: string
let store: Store

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jalon-users-'))
  const DATABASE_URL = `file:${join(folder, 'jalon.db')}`
  globalThis.jalonEnvironment = readEnvironment({
    DATABASE_URL,
    ORIGIN: 'https://learn.example.org',
    LOG_LEVEL: 'silent',
  })
  store = await openStore(DATABASE_URL)
  await migrate(store)
})

afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

/** Runs `jalon users …` and returns what it prints. */
async function users(...words: string[]): Promise<string> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    const program = new Command('jalon').exitOverride().configureOutput({ writeErr: () => {} })
    register(program)
    await program.parseAsync(['users', ...words], { from: 'user' })
    return print.mock.calls.map((line) => line.join(' ')).join('\n')
  } finally {
    print.mockRestore()
  }
}

const linkIn = (printed: string) =>
  /https:\/\/learn\.example\.org\/(\w+)\/account\/reset\/([\w-]{43})$/m.exec(printed)

test('an account is added, and the link that is printed sets its password', async () => {
  const printed = await users(
    'add',
    ' Awa@Stats.example',
    '--name',
    'Awa Diop',
    '--role',
    'trainer',
    '--language',
    'fr',
  )
  const [, language, token = ''] = linkIn(printed) ?? []
  expect(language).toBe('fr')
  await resetPassword(store.db, { token, password: 'four plain words', now: Date.now() })
  const account = await findAccount(store.db, 'awa@stats.example', 'four plain words')
  expect(account).toMatchObject({ name: 'Awa Diop', role: 'trainer', language: 'fr' })
})

test('accounts are listed with their roles', async () => {
  await users('add', 'b@stats.example', '--name', 'B')
  await users('add', 'a@stats.example', '--name', 'A', '--role', 'admin')
  expect(await users('list')).toBe('a@stats.example\tadmin\tA\nb@stats.example\tlearner\tB')
})

test('a role is given by address', async () => {
  await users('add', 'a@stats.example', '--name', 'A')
  expect(await users('role', 'A@stats.example', 'admin')).toBe('a@stats.example is admin now.')
  expect((await people.byEmail(store.db, 'a@stats.example'))?.role).toBe('admin')
})

test('a link is made for whoever has lost theirs', async () => {
  await users('add', 'a@stats.example', '--name', 'A')
  expect(linkIn(await users('reset-link', 'a@stats.example'))).not.toBeNull()
})

test.each([
  [['add', 'nonsense', '--name', 'A'], 'not an e-mail address'],
  [['add', 'a@stats.example', '--name', ' '], 'between 1 and 120'],
  [['add', 'a@stats.example', '--name', 'A', '--role', 'boss'], 'learner, trainer, admin'],
  [['role', 'a@stats.example', 'boss'], 'learner, trainer, admin'],
  [['role', 'nobody@stats.example', 'admin'], 'Nobody has an account with nobody@stats.example'],
  [['reset-link', 'nobody@stats.example'], 'Nobody has an account'],
])('users %j is refused in plain words', async (words, said) => {
  await expect(users(...words)).rejects.toThrow(said)
})

test('an address that is in use is not added again', async () => {
  await users('add', 'a@stats.example', '--name', 'A')
  await expect(users('add', 'A@stats.example', '--name', 'B')).rejects.toThrow('has an account already')
  expect(await people.list(store.db)).toHaveLength(1)
})
