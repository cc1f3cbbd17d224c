// Characters that are taken for each other at a glance, by whoever writes by hand, reads a scan or picks from a list of
// candidates: 已 and 己, 人 and 入. Only pairs where one is a slip for the other in tables, not all that resemble.

/// Whether two different characters are easily taken for each other by their shape.
package func looksAlike(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
  let pair = pair(one, other)
  var low = 0
  var high = lookAlikes.count
  while low < high {
    let middle = (low + high) / 2
    if lookAlikes[middle] < pair { low = middle + 1 } else { high = middle }
  }
  return low < lookAlikes.count && lookAlikes[low] == pair
}

private func pair(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> UInt64 {
  UInt64(one.value) << 32 | UInt64(other.value)
}

/// Groups of look-alikes.
private let groups = [
  "已己巳", "未末", "人入", "土士", "项顷", "绩积", "日曰", "千干于", "天夭", "即既", "拔拨", "折拆析", "贷货", "治冶", "提堤", "使便",
  "住往位", "徙徒", "壁璧", "侯候", "辨辩", "村材", "出岀", "令今", "免兔", "栽裁", "幕募", "密蜜", "摸模", "休体", "设没", "概慨",
]

/// All pairs in order: searched as fast as a dictionary and made in a tenth of its time.
private let lookAlikes: [UInt64] = {
  var pairs: [UInt64] = []
  for group in groups {
    for one in group.unicodeScalars {
      for other in group.unicodeScalars where other != one { pairs.append(pair(one, other)) }
    }
  }
  return pairs.sorted()
}()
