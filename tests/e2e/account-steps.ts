import type { Page } from '@playwright/test'
import { openStore } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { aPerson, expect } from './support.ts'

type Person = ReturnType<typeof aPerson>

export async function signUp(page: Page, language: string, person: Person): Promise<void> {
  await page.goto(`/${language}/account/sign-up`)
  await page.locator('main [name=name]').fill(person.name)
  await page.locator('main [name=email]').fill(person.email)
  await page.locator('main [name=password]').fill(person.password)
  await page.locator('main [name=country]').selectOption('MZ')
  await page.locator('main [name=organisation]').fill('National statistical office')
  await page.locator('main form button').last().click()
  await expect(page).not.toHaveURL(/sign-up/)
}

export async function signIn(page: Page, language: string, person: Person): Promise<void> {
  await page.goto(`/${language}/account/sign-in`)
  await page.locator('main [name=email]').fill(person.email)
  await page.locator('main [name=password]').fill(person.password)
  await page.locator('main form button').last().click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** A trainer signs up, as anybody does, and is made one by the operator. */
export async function signUpTrainer(page: Page, databaseUrl: string): Promise<Person> {
  const trainer = { ...aPerson(), name: 'Teresa Trainer' }
  await signUp(page, 'en', trainer)
  const store = await openStore(databaseUrl)
  const found = await people.byEmail(store.db, trainer.email)
  await people.setRole(store.db, {
    personId: found?.id ?? '',
    role: 'trainer',
    actorId: null,
    at: Date.now(),
  })
  await store.close()
  return trainer
}
