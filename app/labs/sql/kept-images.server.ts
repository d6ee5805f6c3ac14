import { limits } from './limits.ts'

/** An image by its name, and how to make it when it isn't kept. */
export interface ImageSource {
  key: string
  load: () => Promise<Uint8Array>
}

/**
 * Keeps the images used last, in memory that all threads share.
 * @param room for how many bytes
 */
export function keepImages(room: number = limits.imagesBytes) {
  const kept = new Map<string, SharedArrayBuffer>()
  const loading = new Map<string, Promise<SharedArrayBuffer>>()

  const keep = (key: string, image: SharedArrayBuffer) => {
    kept.delete(key)
    kept.set(key, image)
    let bytes = [...kept.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
    for (const [oldest, { byteLength }] of kept) {
      if (bytes <= room) break
      kept.delete(oldest)
      bytes -= byteLength
    }
  }

  const loadNow = async ({ key, load }: ImageSource) => {
    const bytes = await load()
    if (bytes.byteLength > limits.imageBytes) throw new Error(`the image ${key} is too large`)
    const image = new SharedArrayBuffer(bytes.byteLength)
    new Uint8Array(image).set(bytes)
    keep(key, image)
    return image
  }

  /** The image, made once however many ask for it at the same time. */
  return async (source: ImageSource): Promise<SharedArrayBuffer> => {
    const image = kept.get(source.key)
    if (image) {
      keep(source.key, image)
      return image
    }
    const loaded = loading.get(source.key) ?? loadNow(source).finally(() => loading.delete(source.key))
    loading.set(source.key, loaded)
    return loaded
  }
}
