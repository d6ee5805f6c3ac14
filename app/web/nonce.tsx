import { createContext, useContext } from 'react'

/** The nonce of this response's content security policy; empty in the browser, which never shows it to scripts. */
export const Nonce = createContext('')
export const useNonce = () => useContext(Nonce)
