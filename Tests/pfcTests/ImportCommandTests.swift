// pfc import at the desk: what is written, what is left alone, and the exit statuses.

import Testing

@Suite struct ImportCommandTests {
  static let table = """
    \t部门整体绩效目标表

    \t业务主管部门
    \t青石街道
    \t部门支出预算总量（万元）
    \t500

    """

  @Test func aDepartmentIsAFile() throws {
    let desk = try Desk(["旧.txt": Self.table])
    let outcome = try desk.pfc("import", "旧.txt", "-o", "新")
    #expect(outcome.status == 0)
    #expect(desk.names(in: "新") == ["青石街道.pfc"])
    #expect(try desk.read("新/青石街道.pfc") == "# 由“旧.txt”导入\n部门：青石街道\n支出预算总量：500 万元\n")
  }

  @Test func whatIsLeftOverIsNamedAndTheStatusIsOne() throws {
    let desk = try Desk(["旧.txt": Self.table + "\n\t填报人\n\t王某\n"])
    let outcome = try desk.pfc("import", "旧.txt")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("没有放进去：第9行 “王某”"))
    #expect(desk.exists("青石街道.pfc"))
  }

  @Test func anExistingFileStaysUnlessForced() throws {
    let desk = try Desk(["旧.txt": Self.table, "青石街道.pfc": "# 我的\n"])
    #expect(try desk.pfc("import", "旧.txt").status == 2)
    #expect(try desk.read("青石街道.pfc") == "# 我的\n")
    #expect(try desk.pfc("import", "旧.txt", "--force").status == 0)
    #expect(try desk.read("青石街道.pfc").hasPrefix("# 由“旧.txt”导入"))
  }

  @Test func aFileWithoutTablesWritesNothing() throws {
    let desk = try Desk(["信.txt": "今天天气很好。\n"])
    #expect(try desk.pfc("import", "信.txt").status == 1)
    #expect(desk.names() == ["信.txt"])
  }

  @Test func aDamagedWordFileWritesNothing() throws {
    // The start of an archive, and no end.
    let desk = try Desk(["旧.docx": "PK\u{3}\u{4}\u{14}\u{0}\u{0}"])
    let outcome = try desk.pfc("import", "旧.docx")
    #expect(outcome.status == 1 && outcome.errors.contains("旧.docx：文件不完整"))
    #expect(desk.names() == ["旧.docx"])
  }
}
