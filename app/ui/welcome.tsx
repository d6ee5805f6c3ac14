import { useEffect, useState } from 'react'
import { m } from '#app/messages/generated/messages.js'
import { Button } from './form/button.tsx'

/** The word in an address that says where somebody comes from: they have just signed up. */
export const SIGNED_UP = 'signed-up'

/** Says that the account is there, above the page on which one goes on; it stays in sight, wherever that is. */
export function Welcome() {
  const [isHydrated, setHydrated] = useState(false)
  const [isClosed, setClosed] = useState(false)
  useEffect(() => setHydrated(true), [])
  if (isClosed) return null
  const close = () => {
    setClosed(true)
    const url = new URL(location.href)
    url.searchParams.delete('done')
    history.replaceState(history.state, '', url)
  }
  return (
    <div className="welcome" role="status">
      <div className="site-width">
        <p>{m.sign_up_done()}</p>
        {isHydrated && (
          <Button kind="plain" type="button" onClick={close}>
            {m.close()}
          </Button>
        )}
      </div>
    </div>
  )
}
