// pfc import at the desk: what is written, what is left alone, and the exit statuses.

import Testing

@Suite struct ImportCommandTests {
  static let table = """
    \t部门整体绩效目标表

    \t业务主管部门
    \t青石街道
    \t部门支出预算总量（万元）
    \t500

    \t绩效指标
    \t指标
    \t指标权重
    \t计量单位
    \t指标性质
    \t指标值

    \t
    \t群众满意度
    \t100%
    \t%
    \t≥
    \t90

    """

  @Test func aDepartmentIsAFile() throws {
    let desk = try Desk(["旧.txt": Self.table])
    let outcome = try desk.pfc("import", "旧.txt", "-o", "新")
    #expect(outcome.status == 0)
    #expect(desk.names(in: "新") == ["青石街道.pfc"])
    #expect(try desk.read("新/青石街道.pfc") == "# 由“旧.txt”导入\n部门：青石街道\n支出预算总量：500 万元\n指标：\n    群众满意度  100%  ≥ 90 %\n")
  }

  @Test func whatIsLeftOverIsNamedAndTheStatusIsOne() throws {
    let desk = try Desk(["旧.txt": Self.table + "\n\t某栏\n\t王某\n"])
    let outcome = try desk.pfc("import", "旧.txt")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("没有放进去：第23行 “王某”"))
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

  @Test func aTitleWithoutItsTableWritesNothing() throws {
    let desk = try Desk(["旧.txt": "部门整体绩效目标表\n500\n群众满意度\n"])
    let outcome = try desk.pfc("import", "旧.txt")
    #expect(outcome.status == 1 && outcome.errors.contains("认出了标题“部门整体绩效目标表”（第1行），没有读出表里的内容"))
    #expect(desk.names() == ["旧.txt"])
  }

  @Test func aTableWithoutRowsIsTold() throws {
    let desk = try Desk(["旧.txt": "部门整体绩效目标表\n业务主管部门\t青石街道\n"])
    let outcome = try desk.pfc("import", "旧.txt")
    #expect(outcome.status == 1 && outcome.errors.contains("没有放进去：第1行 “部门整体绩效目标表”"))
  }

  @Test func aDamagedWordFileWritesNothing() throws {
    // The start of an archive, and no end.
    let desk = try Desk(["旧.docx": "PK\u{3}\u{4}\u{14}\u{0}\u{0}"])
    let outcome = try desk.pfc("import", "旧.docx")
    #expect(outcome.status == 1 && outcome.errors.contains("旧.docx：文件不完整"))
    #expect(desk.names() == ["旧.docx"])
  }

  @Test func anExistingFileWithTheSameContentIsNoObstacle() throws {
    let desk = try Desk(["旧.txt": Self.table])
    #expect(try desk.pfc("import", "旧.txt").status == 0)
    #expect(try desk.pfc("import", "旧.txt").errors.contains("没有变化：青石街道.pfc"))
  }

  @Test func aFolderIsEveryFileInIt() throws {
    let desk = try Desk([
      "往年/甲.txt": Self.table, "往年/乙/乙.txt": Self.table.replacing("青石", with: "红石"), "往年/~$甲.docx": "", "往年/图.png": "",
    ])
    #expect(try desk.pfc("import", "往年", "-o", "新").status == 0)
    #expect(desk.names(in: "新").sorted() == ["红石街道.pfc", "青石街道.pfc"])
  }

  @Test func twoFilesOfOneDepartmentWriteNothing() throws {
    let desk = try Desk(["甲.txt": Self.table, "乙.txt": Self.table])
    let outcome = try desk.pfc("import", "甲.txt", "乙.txt", "-o", "新")
    #expect(outcome.status == 2 && outcome.errors.contains("“甲.txt”和“乙.txt”都要写“新/青石街道.pfc”"))
    #expect(!desk.exists("新"))
  }

  @Test func oneDepartmentTwiceInAFileIsTwoSources() throws {
    let table = Self.table + "\n\n"
    let desk = try Desk(["旧.txt": table + table])
    #expect(try desk.pfc("import", "旧.txt", "-o", "新").status == 0)
    #expect(desk.names(in: "新").sorted() == ["青石街道-2.pfc", "青石街道.pfc"])
  }

  @Test func standardOutputTakesOneDepartment() throws {
    let desk = try Desk(["甲.txt": Self.table, "乙.txt": Self.table.replacing("青石", with: "红石")])
    #expect(try desk.pfc("import", "甲.txt", "-o", "-").output.hasPrefix("# 由“甲.txt”导入\n部门：青石街道\n"))
    #expect(try desk.pfc("import", "甲.txt", "乙.txt", "-o", "-").status == 2)
  }

  @Test func whatWasWrittenIsInTheOneStyle() throws {
    let desk = try Desk(["旧.txt": Self.table])
    #expect(try desk.pfc("import", "旧.txt").status == 0)
    #expect(try desk.pfc("fmt", "--check", "青石街道.pfc").status == 0)
  }

  @Test func theNextStepIsSaid() throws {
    let desk = try Desk(["旧.txt": Self.table])
    #expect(try desk.pfc("import", "旧.txt").errors.hasSuffix("下一步：用 pfc check 青石街道.pfc 检查\n"))
  }
}
