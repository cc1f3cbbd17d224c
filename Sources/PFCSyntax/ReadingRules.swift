// PF0xx: what can be wrong with a file before a word of it is read.

package import PFCDiagnostics

/// Rules about bytes and files.
package enum ReadingRules {
  /// All rules of this topic.
  package static let all = [notText, gb18030, nul, tooLarge, conflictMarker, utf16, loneReturn]

  static let observed = Wording("pfc 语言说明第 2 节", "pfc language, section 2")

  package static let notText = Rule(
    001, "not-text", "不是文字", .error,
    message: Wording(
      "文件不是纯文字：字节偏移 {offset} 处起，不是 UTF-8，也不是 GB18030",
      "this is no text: from byte offset {offset} on it is neither UTF-8 nor GB18030"),
    advice: Wording(
      "确认它是文本文件（不是 Word 或 Excel 文件），用文本编辑器另存为 UTF-8",
      "make sure it is a text file (not Word or Excel) and save it as UTF-8"),
    reason: Wording(
      "读错的字会悄悄变成别的字，宁可不读。", "Misread bytes would silently become other characters."),
    bad: .bytes([0xE5, 0xB9, 0xFF, 0xFF, 0x0A]), good: .standard, source: observed)

  package static let gb18030 = Rule(
    002, "gb18030", "不是 UTF-8 编码", .warning,
    message: Wording("文件是 GB18030（GBK）编码", "the file is encoded in GB18030 (GBK)"),
    advice: Wording(
      "已按 GB18030 读取；用 pfc fix 存成 UTF-8，别的工具和 git 才不会显示乱码",
      "it was read as GB18030; let pfc fix write it as UTF-8, so that other tools and git show it right"),
    reason: Wording(
      "老版本记事本默认存成 GBK；UTF-8 是国家标准认可的通用编码，git 比较也只认它。",
      "Old editors save GBK by default; UTF-8 is what git and every other tool expect."),
    bad: .bytes([0x23, 0x20, 0xD6, 0xD0, 0xCE, 0xC4, 0x0A]), good: .file("# 中文\n"), source: observed)

  package static let nul = Rule(
    003, "nul-byte", "含有空字符", .error,
    message: Wording("文件里有空字符（NUL），在字节偏移 {offset} 处", "there is a NUL at byte offset {offset}"),
    advice: Wording(
      "这不是文本文件，或者已经损坏；从备份或 git 中取回", "this is no text file, or it is damaged; restore it"),
    reason: Wording("正常的文字里没有空字符。", "Text holds no NUL."),
    bad: .bytes([0x23, 0x00, 0x0A]), good: .standard, source: observed)

  package static let tooLarge = Rule(
    004, "file-too-large", "文件过大", .error,
    message: Wording("文件超过 {limit} 的上限", "the file is over the limit of {limit}"),
    advice: Wording("按部门拆成几个文件", "split it into one file per department"),
    reason: Wording(
      "一个部门的全部表格不过几十 KB；这么大的文件多半不是源文件。",
      "All tables of a department take some ten KB; a file of this size is hardly a source."),
    bad: .project {
      [.init("例.pfc", String(decoding: [UInt8](repeating: 0x23, count: 64 << 20 | 1), as: UTF8.self))]
    }, good: .standard, source: observed)

  package static let conflictMarker = Rule(
    005, "conflict-marker", "合并冲突没有处理", .error,
    message: Wording("这里留有 git 合并冲突的标记", "a git merge conflict is left here"),
    advice: Wording(
      "在 <<<<<<< 与 >>>>>>> 之间保留要的一份，删去三行标记",
      "keep one side between <<<<<<< and >>>>>>> and delete the marker lines"),
    reason: Wording("两个人的改动还没有合并完。", "Two people's changes have not been merged yet."),
    bad: .appending("<<<<<<< HEAD\n# 甲\n=======\n# 乙\n>>>>>>> 乙\n"), good: .standard, source: observed)

  package static let utf16 = Rule(
    006, "utf-16", "是 UTF-16 编码", .error,
    message: Wording("文件是 UTF-16（“Unicode”）编码", "the file is encoded in UTF-16 (“Unicode”)"),
    advice: Wording(
      "在记事本里“另存为”，编码选 UTF-8", "in the editor choose “save as” and the encoding UTF-8"),
    reason: Wording("pfc 读 UTF-8 和 GB18030。", "pfc reads UTF-8 and GB18030."),
    bad: .bytes([0xFF, 0xFE, 0x23, 0x00, 0x0A, 0x00]), good: .standard, source: observed)

  package static let loneReturn = Rule(
    007, "lone-carriage-return", "只有回车没有换行", .error,
    message: Wording("这里只有回车（CR），没有换行（LF）", "there is a carriage return (CR) without a line feed (LF)"),
    advice: Wording("用文本编辑器把换行改成 LF 或 CRLF", "set the line ends to LF or CRLF in a text editor"),
    reason: Wording(
      "单独的回车不算换行，后面的内容会并入这一行。",
      "A lone CR ends no line, so what follows would become a part of this one."),
    bad: .appending("# 甲\r# 乙\n"), good: .standard, source: observed)
}
