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
  children: (isBusy: boolean) => ReactNode
}

/** A form that posts to its own page: as data where scripts run, so that nothing reloads; as a page where they don't. */
export function PostForm({
  name,
  className,
  action,
  hasFile = false,
  isDownload = false,
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
      // The server checks everything, and says what is wrong in the page's language; a browser would in its own.
      noValidate
    >
      <input type="hidden" name="form" value={name} />
      {children(formData?.get('form') === name)}
    </Form>
  )
}
