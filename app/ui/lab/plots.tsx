import { useEffect, useRef } from 'react'
import { m } from '#app/messages/generated/messages.js'

/** What a script drew, in order. Nobody has described it, so its text alternative can only say which it is. */
export function Plots({ images }: { images: readonly ImageBitmap[] }) {
  return images.map((image, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: plots have no name but their place.
    <figure className="plot" key={index}>
      <Plot image={image} label={m.lab_r_plot({ number: String(index + 1), of: String(images.length) })} />
    </figure>
  ))
}

function Plot({ image, label }: { image: ImageBitmap; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    context?.clearRect(0, 0, image.width, image.height)
    context?.drawImage(image, 0, 0)
  }, [image])
  return <canvas ref={canvas} width={image.width} height={image.height} role="img" aria-label={label} />
}
