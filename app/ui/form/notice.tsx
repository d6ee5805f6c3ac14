import type { ReactNode } from 'react'

interface NoticeProps {
  kind?: 'info' | 'good' | 'caution' | 'error'
  title?: ReactNode
  /** `status` for what appears after a deed, so that it is read out; nothing for what was there from the start. */
  role?: 'status' | 'alert'
  children?: ReactNode
}

/** A few words set off from the page: its kind shows in shape and words, not in colour alone. */
export function Notice({ kind = 'info', title, role, children }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={role}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}
