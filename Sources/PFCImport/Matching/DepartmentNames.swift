// Departments of a document by their names, where one may be longer by the area that it lies in: 沙坪坝区山洞街道 is
// 山洞街道, but 东南街道 is not 南街道.

import PFCText

/// Finds departments by name, however many there are.
struct DepartmentNames {
  /// The last department of each name.
  private var exact: [[UInt8]: Int] = [:]
  /// The last department of a name that ends so, behind an area.
  private var ends: [[UInt8]: Int] = [:]
  /// Departments whose own table has not come yet, or not all of it, by the ends of their names.
  private var waiting: [[UInt8]: [Int]] = [:]

  mutating func add(_ name: [UInt8], _ department: Int) {
    let name = normalizedLabel(name)
    guard !name.isEmpty else { return }
    exact[name] = department
    for end in Self.ends(of: name) {
      ends[end] = department
      waiting[end, default: []].append(department)
    }
  }

  /// The last department that is called so, or else the last that may be meant.
  func find(_ name: [UInt8]) -> Int? {
    let name = normalizedLabel(name)
    return exact[name] ?? similar(name).max()
  }

  /// A department that is called so or may be meant, and has no rows yet.
  mutating func findWaiting(_ name: [UInt8], isFilled: (Int) -> Bool) -> Int? {
    let name = normalizedLabel(name)
    var found: Int?
    for end in Self.ends(of: name) {
      // Those filled by now need not be looked at again.
      while let last = waiting[end]?.last, isFilled(last) { waiting[end]?.removeLast() }
      for department in waiting[end] ?? [] where !isFilled(department) && isMeant(department, by: name, end) {
        found = max(found ?? department, department)
      }
    }
    return found
  }

  /// Whether two names are those of one department.
  static func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (one, other) = (normalizedLabel(one), normalizedLabel(other))
    return !one.isEmpty && !other.isEmpty && (ends(of: one).contains(other) || ends(of: other).contains(one))
  }

  private func similar(_ name: [UInt8]) -> [Int] {
    Self.ends(of: name).compactMap { exact[$0] } + [ends[name]].compactMap { $0 }
  }

  private func isMeant(_ department: Int, by name: [UInt8], _ end: [UInt8]) -> Bool {
    end == name || exact[end] == department
  }

  /// A name, and what of it stands behind an area.
  private static func ends(of name: [UInt8]) -> [[UInt8]] {
    var ends = [name]
    guard name.count <= 240 else { return ends }
    for offset in name.indices where offset > 0 {
      if areaEnds.contains(where: { name[..<offset].suffix($0.count).elementsEqual($0) }) {
        ends.append(Array(name[offset...]))
      }
    }
    return ends
  }
}

/// What the name of an area, or the number before a name, ends with.
private let areaEnds = ["省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "-"].map { Array($0.utf8) }
