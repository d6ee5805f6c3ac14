import type { Device } from './views.ts'

/** What kind of device a browser says it runs on, as roughly as "you were here, on a phone" needs. */
export function deviceOf(userAgent: string | null): Device {
  const text = (userAgent ?? '').slice(0, 500)
  if (/iPad|Tablet|PlayBook|Silk|Kindle/i.test(text)) return 'tablet'
  // Android tablets leave "Mobile" out.
  if (/Android/i.test(text) && !/Mobile/i.test(text)) return 'tablet'
  return /Mobi|iPhone|iPod|Android|KAIOS|Opera Mini/i.test(text) ? 'phone' : 'computer'
}
