import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

let printed: MockInstance<typeof console.error>

// What is printed as an error is a defect: React's warnings, a swallowed failure. A test that provokes one on purpose
// spies on console.error itself, looks at the calls, and clears them (`mockClear`).
beforeEach(() => {
  printed = vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  const calls = [...printed.mock.calls]
  printed.mockRestore()
  expect(calls, 'console.error was called').toEqual([])
})
