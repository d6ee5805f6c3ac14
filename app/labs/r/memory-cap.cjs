// Loaded before everything else in the fence, in R's worker too: R's memory ends here, whatever a script wants.
const LIMIT_PAGES = 256 * 16
const grow = WebAssembly.Memory.prototype.grow

/** @this {WebAssembly.Memory} @param {number} pages */
WebAssembly.Memory.prototype.grow = function capped(pages) {
  if (this.buffer.byteLength / 65_536 + pages > LIMIT_PAGES) throw new RangeError('out of memory')
  return grow.call(this, pages)
}
