const whole = new Intl.NumberFormat('fr')
const oneDecimal = new Intl.NumberFormat('fr', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** As French people write it: 200 000, or 12,5. */
export const number = (value: number): string => whole.format(value)

export const kilobytes = (bytes: number): string => `${oneDecimal.format(bytes / 1024)}\u00a0Ko`

export const megabytes = (bytes: number): string => `${oneDecimal.format(bytes / 1024 / 1024)}\u00a0Mo`

/** Names, each in guillemets. */
export const named = (names: string[]): string => names.map((name) => `«\u00a0${name}\u00a0»`).join(', ')
