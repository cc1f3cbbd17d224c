// One lossless tree as a flat preorder array: builds at hundreds of MB/s, holds no references, and comments cannot get
// lost, because its tokens concatenate to the source.

public import PFCText

/// The place of an element in a tree's array.
public typealias ElementIndex = Int

/// A token or node: 8 bytes. A token ends where the next element starts; a node spans its subtree.
///
/// Inlinable, as is all that lowering asks of a tree: each answer takes a few instructions, a call takes more.
@usableFromInline
struct Element: Sendable, Hashable {
  @usableFromInline let start: UInt32
  /// Bits 0-5 the kind, bits 6-31 the number of elements in the subtree (nodes) or a payload (tokens).
  @usableFromInline var packed: UInt32

  static let countLimit = 1 << 26

  init(_ kind: SyntaxKind, start: UInt32, payload: UInt32) {
    self.start = start
    packed = UInt32(kind.rawValue) | payload << 6
  }

  // Only `init` writes the raw value, so it always names a kind.
  @inlinable var kind: SyntaxKind { SyntaxKind(rawValue: UInt8(packed & 0x3F)) ?? .unexpected }

  @inlinable var payload: Int {
    get { Int(packed >> 6) }
    set { packed = packed & 0x3F | UInt32(truncatingIfNeeded: newValue) << 6 }
  }

  @inlinable var isNode: Bool { packed & 0x3F >= UInt32(SyntaxKind.file.rawValue) }
}

/// The lossless syntax tree of one source.
public struct SyntaxTree: Sendable, Hashable {
  /// The source; the tokens of the tree concatenate to its bytes.
  public let source: SourceText
  @usableFromInline let elements: [Element]

  init(source: SourceText, elements: [Element]) {
    self.source = source
    self.elements = elements
  }

  /// Index of the file node.
  @inlinable public var root: ElementIndex { 0 }
  /// Number of elements, tokens and nodes.
  public var count: Int { elements.count }

  /// What the element is.
  @inlinable public func kind(_ index: ElementIndex) -> SyntaxKind { elements[index].kind }

  /// The bytes of a token, or of a node with everything in it.
  @inlinable public func range(_ index: ElementIndex) -> TextRange {
    let next = index + subtreeCount(index)
    let end = next < elements.count ? elements[next].start : UInt32(truncatingIfNeeded: source.bytes.count)
    return TextRange(elements[index].start, end)
  }

  /// The text of an element.
  public func string(_ index: ElementIndex) -> String { source.string(range(index)) }

  /// The shape's id that the parser stored in a `key` token, 0 for a key that it did not know.
  package func keyID(_ index: ElementIndex) -> Int { elements[index].payload }

  /// Number of elements of the subtree, 1 for a token.
  @inlinable func subtreeCount(_ index: ElementIndex) -> Int {
    let element = elements[index]
    return element.isNode ? element.payload : 1
  }

  /// The direct children of a node, in order.
  @inlinable public func children(of index: ElementIndex) -> Children {
    Children(elements: elements, next: index + 1, end: index + subtreeCount(index))
  }

  /// The first direct child of that kind.
  @inlinable public func first(_ kind: SyntaxKind, in index: ElementIndex) -> ElementIndex? {
    for child in children(of: index) where elements[child].kind == kind { return child }
    return nil
  }

  /// The range from the first to the last child that is no trivia, nil when there is none.
  public func significantRange(_ index: ElementIndex) -> TextRange? {
    var result: TextRange?
    for child in children(of: index) where !elements[child].kind.isTrivia {
      let range = range(child)
      result = result.map { $0.union(range) } ?? range
    }
    return result
  }

  /// Direct children of one node.
  public struct Children: Sequence, IteratorProtocol {
    // Qualified: in here `Element` alone may mean what the sequence gives.
    @usableFromInline let elements: [PFCSyntax.Element]
    @usableFromInline var index: ElementIndex
    @usableFromInline let end: ElementIndex

    @inlinable init(elements: [PFCSyntax.Element], next: ElementIndex, end: ElementIndex) {
      self.elements = elements
      index = next
      self.end = end
    }

    /// The next child's index.
    @inlinable public mutating func next() -> ElementIndex? {
      guard index < end else { return nil }
      let current = index
      let element = elements[index]
      index += element.isNode ? element.payload : 1
      return current
    }
  }
}
