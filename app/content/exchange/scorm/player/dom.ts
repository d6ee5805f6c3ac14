import type { Html } from '#app/domain/exercise/exercise.ts'

/** An element with attributes and what is in it; texts are texts. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...inside)
  return element
}

/** Author text, sealed when the package was made. */
export function authored(html: Html, className = 'prose'): HTMLElement {
  const element = make('div', { class: className })
  element.innerHTML = html
  return element
}
