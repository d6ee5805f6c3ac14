import { m } from '#app/messages/generated/messages.js'

/** The name beside a ranging rod: bands of red and white on an iron shoe. */
export function Wordmark() {
  return (
    <>
      <svg className="wordmark-rod" viewBox="0 0 8 32" width="8" height="32" aria-hidden="true">
        <path className="rod-white" d="M1.5 .5h5v26h-5z" />
        <path className="rod-red" d="M1.5 .5h5v6.5h-5zM1.5 13.5h5V20h-5z" />
        <path className="rod-line" d="M1.5 .5h5v26h-5zM1.5 26.5h5L4 31.5z" />
      </svg>
      <span>{m.app_name()}</span>
    </>
  )
}
