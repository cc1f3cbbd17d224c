// Entries of existing archives are deflated. zlib inflates them; what it may write is settled before it starts.

import CZlib

/// Inflates raw deflate data that is known to give exactly `size` bytes; nil when it gives anything else.
func inflated(_ data: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
  // Deflate cannot do better than 1032 : 1: a bigger claim is a lie, and no memory is set aside for it.
  guard size >= 0, size <= (data.count + 1) * 1032 else { return nil }
  var stream = z_stream()
  guard czlib_inflate_init(&stream) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  var isWhole = false
  let output = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    data.withUnsafeBufferPointer { input in
      // zlib does not write through this pointer.
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(input.count)
      // An empty buffer may have no address, which zlib takes for a fault of the caller.
      var spare: UInt8 = 0
      let status = withUnsafeMutablePointer(to: &spare) { spare in
        stream.next_out = buffer.baseAddress ?? spare
        stream.avail_out = UInt32(size)
        return inflate(&stream, Z_FINISH)
      }
      isWhole = status == Z_STREAM_END && stream.avail_in == 0 && stream.avail_out == 0
      count = size - Int(stream.avail_out)
    }
  }
  return isWhole ? output : nil
}
