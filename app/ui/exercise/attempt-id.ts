/** A UUIDv7: the time in milliseconds, then chance. Names an answer before it is sent, so that it counts once. */
export function newAttemptId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  const hex = (values: Iterable<number>) =>
    Array.from(values, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = Date.now().toString(16).padStart(12, '0')
  const [versioned, varied, rest] = [
    hex(bytes.subarray(0, 2)),
    hex(bytes.subarray(2, 4)),
    hex(bytes.subarray(4)),
  ]
  const variant = (8 + (Number.parseInt(varied.slice(0, 1), 16) % 4)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${versioned.slice(1)}-${variant}${varied.slice(1)}-${rest}`
}
