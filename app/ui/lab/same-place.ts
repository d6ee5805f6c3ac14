/** What a reader has open within an element, and where the focus is. */
export interface Place {
  /** Of the details in it, in order. */
  open: boolean[]
  /** Number of the focused control among all of its kind; null when the focus is elsewhere. */
  focused: { selector: string; index: number } | null
}

const controls = ['summary', 'button', 'a', 'select', 'input']

export function placeIn(element: HTMLElement): Place {
  const open = [...element.querySelectorAll('details')].map((details) => details.open)
  const active = document.activeElement
  for (const selector of controls) {
    const index = active ? [...element.querySelectorAll(selector)].indexOf(active) : -1
    if (index >= 0) return { open, focused: { selector, index } }
  }
  return { open, focused: null }
}

/** The same in what has been drawn in its place. */
export function putBack(element: HTMLElement, { open, focused }: Place): void {
  element.querySelectorAll('details').forEach((details, index) => {
    details.open = open[index] ?? details.open
  })
  if (focused) [...element.querySelectorAll<HTMLElement>(focused.selector)][focused.index]?.focus()
}
