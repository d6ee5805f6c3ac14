import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, isDatedHash, isPasswordOf } from '#app/auth/password.server.ts'

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

test('a password fits its own hash and no other', async () => {
  const hash = await hashPassword('four plain words here')
  expect(await isPasswordOf(hash, 'four plain words here')).toBe(true)
  expect(await isPasswordOf(hash, 'four plain words herE')).toBe(false)
  expect(await isPasswordOf(hash, '')).toBe(false)
})

test('a hash carries its parameters and a salt of its own', async () => {
  const [one, two] = await Promise.all([hashPassword('the same words'), hashPassword('the same words')])
  expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(one).not.toBe(two)
})

test('a hash made with other parameters is still read', async () => {
  const salt = Buffer.from('sixteen bytes...')
  const key = scryptSync('four plain words here', salt, 64, { N: 2 ** 14, r: 8, p: 1 })
  const hash = `$scrypt$ln=14,r=8,p=1$${unpadded(salt)}$${unpadded(key)}`
  expect(await isPasswordOf(hash, 'four plain words here')).toBe(true)
  expect(await isPasswordOf(hash, 'four plain words')).toBe(false)
  expect(isDatedHash(hash)).toBe(true)
})

test('what is not a hash is a fault of ours, not a wrong password', async () => {
  await expect(isPasswordOf('plain text', 'plain text')).rejects.toThrow('cannot be read')
})

test('the same password typed on another system fits', async () => {
  const hash = await hashPassword('déjà vu déjà vu'.normalize('NFD'))
  expect(await isPasswordOf(hash, 'déjà vu déjà vu'.normalize('NFC'))).toBe(true)
})

test('without a hash nothing fits, and finding that out takes as long', async () => {
  const hash = await hashPassword('four plain words here')
  // The processor's time, not the clock's: other work on the machine is no matter.
  const timed = async (of: string | null) => {
    const before = process.cpuUsage()
    expect(await isPasswordOf(of, 'a wrong password')).toBe(false)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  const known: number[] = []
  const unknown: number[] = []
  // In turns, so that a machine that slows down slows both.
  for (let round = 0; round < 5; round++) {
    known.push(await timed(hash))
    unknown.push(await timed(null))
  }
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[2] ?? 0
  expect(median(unknown) / median(known)).toBeGreaterThan(0.6)
  expect(median(unknown) / median(known)).toBeLessThan(1.67)
})

test('today’s hashes are not dated', async () => {
  expect(isDatedHash(await hashPassword('four plain words here'))).toBe(false)
})
