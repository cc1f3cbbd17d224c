// 唐某某 is a person whose name is masked by rule, and no gap that somebody forgot to fill.

/// Whether 某某 at `run` stands behind a surname and names no place: 高某某路 still lacks its name.
func isMaskedPerson(_ bytes: [UInt8], _ run: Range<Int>, in line: Range<Int>) -> Bool {
  guard bytes[run.lowerBound] == 0xE6, run.lowerBound >= line.lowerBound + 3 else { return false }
  func character(_ offset: Int) -> String {
    String(decoding: bytes[offset..<min(offset + 3, line.upperBound)], as: UTF8.self)
  }
  return surnames.contains(character(run.lowerBound - 3))
    && (run.upperBound >= line.upperBound || !placeWords.contains(character(run.upperBound)))
}

/// The commonest surnames.
private let surnames = Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙陶黎贺顾毛郝龚邵万钱严覃"
    .map(String.init))

/// What a place ends with.
private let placeWords = Set("路街道镇乡村县市区局院校站桥".map(String.init))
