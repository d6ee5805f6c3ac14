import type { Page } from '@playwright/test'
import { aPerson, cookieNames, expect, test } from './support.ts'

type Someone = ReturnType<typeof aPerson>

async function fillSignUp(page: Page, person: Someone): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(person.name)
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Create the account' }).click()
}

async function signUp(page: Page, person: Someone): Promise<void> {
  await page.goto('/en/account/sign-up')
  await fillSignUp(page, person)
  await expect(page.getByRole('link', { name: person.name })).toBeVisible()
}

async function signIn(page: Page, person: Someone, { isShared = false } = {}): Promise<void> {
  await page.goto('/en/account/sign-in')
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  if (isShared) await page.getByLabel('This is a shared computer').check()
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts`, () => {
    test.use({ javaScriptEnabled })

    test('somebody mistypes, corrects it, and comes back to where they were', async ({ page }) => {
      const person = aPerson()
      await page.goto('/en/account/sign-up?next=%2Fen%2Fcourses%2Ffoundations')
      await page.getByLabel('Country').selectOption('MZ')
      await fillSignUp(page, { ...person, email: 'amina@office', password: 'aaaaaaaaaaaa' })
      const summary = page.getByRole('alert')
      await expect(summary).toContainText('Enter an address in full')
      await expect(summary).toContainText('too easy to guess')
      if (javaScriptEnabled) await expect(summary).toBeFocused()
      await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true')
      await expect(page.getByLabel('E-mail address')).toHaveAccessibleDescription(/Enter an address in full/)
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(person.name)
      await expect(page.getByLabel('Country')).toHaveValue('MZ')
      await fillSignUp(page, person)
      await expect(page).toHaveURL(/\/en\/courses\/foundations(\?done=signed-up)?$/)
      await expect(page.getByRole('link', { name: person.name })).toBeVisible()
    })

    test('on a shared computer somebody signs in, and leaves nothing behind', async ({
      page,
      browser,
      baseURL,
      context,
    }) => {
      const person = aPerson()
      const home = await browser.newContext({ baseURL })
      await signUp(await home.newPage(), person)
      await signIn(page, { ...person, password: 'not the password' })
      await expect(page.getByRole('alert')).toContainText('Address and password don’t match')
      await signIn(page, person, { isShared: true })
      await expect(page.getByRole('link', { name: person.name })).toBeVisible()
      const [cookie] = await context.cookies()
      expect(cookie).toMatchObject({ name: 'jalon', expires: -1, httpOnly: true, sameSite: 'Lax' })

      await page.goto('/en/account/sessions')
      await expect(page.getByRole('listitem').filter({ hasText: 'This device' })).toContainText(
        'shared computer',
      )
      await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByRole('status')).toContainText('You are signed out')
      await expect(page.getByLabel('E-mail address')).toHaveValue('')
      expect(await cookieNames(context)).toEqual([])
      await page.goBack()
      await page.reload()
      await expect(page.getByText(person.name)).toHaveCount(0)
      await home.close()
    })

    test('another device is signed out from here', async ({ page, browser, baseURL }) => {
      const person = aPerson()
      await signUp(page, person)
      const other = await (await browser.newContext({ baseURL })).newPage()
      await signIn(other, person)
      await expect(other.getByRole('link', { name: person.name })).toBeVisible()
      await page.goto('/en/account/sessions')
      await page.getByRole('button', { name: 'Sign it out' }).click()
      await expect(page.getByRole('status')).toContainText('signed out')
      await expect(page.getByRole('button', { name: 'Sign it out' })).toHaveCount(0)
      await other.goto('/en/account')
      await expect(other).toHaveURL(/sign-in\?next=%2Fen%2Faccount$/)
      await other.context().close()
    })

    test('a name and a language are changed, then the account is deleted', async ({ page }) => {
      const person = aPerson()
      await signUp(page, person)
      await page.goto('/en/account')
      await page.getByLabel('Name', { exact: true }).fill('Amina Changed')
      await page.locator('select[name=language]').selectOption('fr')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('status')).toContainText('Vos modifications sont enregistrées.')
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
      await expect(page.getByRole('link', { name: 'Amina Changed' })).toBeVisible()

      await page.goto('/en/account/delete')
      await page.getByLabel('Current password').fill(person.password)
      await page.getByLabel('I want to delete my account for good').check()
      await page.getByRole('button', { name: 'Delete the account' }).click()
      await expect(page.getByRole('status')).toContainText('Your account is deleted.')
      await signIn(page, person)
      await expect(page.getByRole('alert')).toContainText('Address and password don’t match')
    })

    test('a stranger is sent to sign in', async ({ page }) => {
      for (const path of ['account', 'account/sessions', 'account/data', 'account/delete']) {
        await page.goto(`/fr/${path}`)
        await expect(heading(page)).toHaveText('Se connecter')
      }
    })
  })
}

test('a password can be looked at before it is sent', async ({ page }) => {
  await page.goto('/en/account/sign-in')
  const password = page.getByLabel('Password', { exact: true })
  await password.fill('four plain words')
  await page.getByLabel('Show the password').check()
  await expect(password).toHaveAttribute('type', 'text')
  await page.getByLabel('Show the password').uncheck()
  await expect(password).toHaveAttribute('type', 'password')
})

test('one’s data come as files', async ({ page }) => {
  const person = aPerson()
  await signUp(page, person)
  await page.goto('/en/account/data')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Everything (JSON)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('jalon.json')
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  expect(JSON.parse(String(Buffer.concat(chunks))).person).toMatchObject({
    name: person.name,
    email: person.email,
  })
})

test('who signs out while answers wait on this device is asked first', async ({ page }) => {
  await signUp(page, aPerson())
  const waiting = 'jalon/somebody/answer/foundations/stock-and-flow/census-night'
  await page.evaluate((key) => localStorage.setItem(key, 'intent=answer'), waiting)
  const signOut = page.getByRole('banner').getByRole('button', { name: 'Sign out' })

  page.once('dialog', async (dialog) => {
    expect(dialog.message()).toContain('One answer on this device has not been sent yet')
    await dialog.dismiss()
  })
  await signOut.click()
  await expect(signOut).toBeVisible()
  expect(await page.evaluate((key) => localStorage.getItem(key), waiting)).not.toBeNull()

  page.once('dialog', (dialog) => dialog.accept())
  await signOut.click()
  await expect(page).toHaveURL(/done=signed-out/)
  expect(await page.evaluate((key) => localStorage.getItem(key), waiting)).toBeNull()
})
