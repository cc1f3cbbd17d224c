// Outputs are made of pieces of a few bytes. An array asks at every one of them whether somebody else holds it, which
// costs more than the piece; this has one owner by its type, and asks only for room.

/// Bytes in the making, with one owner.
package struct ByteBuffer: ~Copyable {
  private var storage: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  package init(capacity: Int) {
    storage = .allocate(capacity: max(capacity, 64))
  }

  deinit { storage.deallocate() }

  /// The bytes so far, while `body` runs.
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(rebasing: storage[..<count]))
  }

  package mutating func append(_ byte: UInt8) {
    if count == storage.count { grow(by: 1) }
    storage[count] = byte
    count += 1
  }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    if bytes.count > storage.count - count { grow(by: bytes.count) }
    guard let end = storage.baseAddress else { return }
    (end + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  @inline(never)
  private mutating func grow(by addition: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(storage.count * 2, count + addition))
    _ = larger.update(fromContentsOf: storage[..<count])
    storage.deallocate()
    storage = larger
  }
}
