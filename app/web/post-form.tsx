import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'

interface PostFormProps {
  /** Tells the forms of a page apart. */
  name: string
  className?: string
  /** Another address than the page's own. */
  action?: string
  /** With a file the form goes out in parts. */
  hasFile?: boolean
  /** Answered by a file: the browser itself sends it. */
  isDownload?: boolean
  /** The page stays where it is scrolled to: for buttons that change a part of it. */
  keepsPlace?: boolean
  children: (isBusy: boolean) => ReactNode
}

/** A form that posts to its own page: as data where scripts run, so that nothing reloads; as a page where they don't. */
export function PostForm({
  name,
  className,
  action,
  hasFile = false,
  isDownload = false,
  keepsPlace = false,
  children,
}: PostFormProps) {
  const { formData } = useNavigation()
  return (
    <Form
      method="post"
      className={className}
      action={action}
      encType={hasFile ? 'multipart/form-data' : undefined}
      reloadDocument={isDownload}
      preventScrollReset={keepsPlace}
      // The server checks everything, and says what is wrong in the page's language; a browser would in its own.
      noValidate
    >
      <input type="hidden" name="form" value={name} />
      {children(formData?.get('form') === name)}
    </Form>
  )
}
