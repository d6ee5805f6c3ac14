import { type Command, InvalidArgumentError } from 'commander'
import { v7 as uuid } from 'uuid'
import { makeResetLink, resetMinutes } from '#app/auth/reset-link.server.ts'
import type { Role } from '#app/domain/access/actor.ts'
import { email, name } from '#app/domain/people/forms.ts'
import { isLanguage, type Language, languages } from '#app/messages/languages.ts'
import { withCurrentStore } from '#cli/with-store.ts'
import { type Db, isConflict, StoreError } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'

const roles: readonly Role[] = ['learner', 'trainer', 'admin']

function asRole(text: string): Role {
  const role = roles.find((known) => known === text)
  if (!role) throw new InvalidArgumentError(`A role is one of ${roles.join(', ')}.`)
  return role
}

function asEmail(text: string): string {
  const { data } = email.safeParse(text)
  if (!data) throw new InvalidArgumentError('That is not an e-mail address.')
  return data
}

function asName(text: string): string {
  const { data } = name.safeParse(text)
  if (!data) throw new InvalidArgumentError('A name has between 1 and 120 characters.')
  return data
}

function asLanguage(text: string): Language {
  if (!isLanguage(text)) throw new InvalidArgumentError(`A language is one of ${languages.join(', ')}.`)
  return text
}

const withDb = (work: (db: Db) => Promise<void>) => withCurrentStore(({ db }) => work(db))

const nobodyHas = (address: string) => new StoreError(`Nobody has an account with ${address}.`)

/** People's accounts, for the operator: `jalon users …`. */
export function register(program: Command): void {
  const users = program.command('users').description('accounts: list, add, give a role, make a reset link')

  users
    .command('list')
    .description('all accounts: address, role, name')
    .action(() =>
      withDb(async (db) => {
        for (const person of await people.list(db))
          console.log([person.email, person.role, person.name].join('\t'))
      }),
    )

  users
    .command('add <email>')
    .description('add an account; its owner sets the password by the link that is printed')
    .requiredOption('--name <name>', 'as it should be printed on a certificate', asName)
    .option('--role <role>', roles.join(', '), asRole, 'learner')
    .option('--language <language>', languages.join(', '), asLanguage, 'en')
    .action((given: string, options: { name: string; role: Role; language: Language }) =>
      withDb(async (db) => {
        const address = asEmail(given)
        await addAccount(db, address, options)
        console.log(`${address} has an account now.`)
        await printResetLink(db, address)
      }),
    )

  users
    .command('role <email> <role>')
    .description(`give a role: ${roles.join(', ')}`)
    .action((given: string, role: string) =>
      withDb(async (db) => {
        const [address, newRole] = [asEmail(given), asRole(role)]
        const person = await people.byEmail(db, address)
        if (!person) throw nobodyHas(address)
        await people.setRole(db, { personId: person.id, role: newRole, actorId: null, at: Date.now() })
        console.log(`${address} is ${newRole} now.`)
      }),
    )

  users
    .command('reset-link <email>')
    .description('print a link with which somebody sets a new password')
    .action((given: string) => withDb((db) => printResetLink(db, asEmail(given))))
}

async function addAccount(
  db: Db,
  address: string,
  { name, role, language }: { name: string; role: Role; language: string },
) {
  const facts = { name, email: address, country: null, organisation: null, language }
  try {
    await people.addAccount(db, {
      id: uuid(),
      facts,
      passwordHash: null,
      role,
      actorId: null,
      at: Date.now(),
    })
  } catch (error) {
    if (isConflict(error)) throw new StoreError(`${address} has an account already.`)
    throw error
  }
}

async function printResetLink(db: Db, address: string) {
  const made = await makeResetLink(db, { email: address, byOperator: true, now: Date.now() })
  if (!made) throw nobodyHas(address)
  console.log(`This link sets a password once, within ${resetMinutes} minutes:`)
  console.log(made.link)
}
