// A clerk's only copy of a table is rewritten in place: whatever goes wrong, it is the old text or the new one.

import Glibc
import Testing

@testable import pfc

struct SourceRewriteTests {
  private func rewrite(_ desk: Desk, _ changes: [(name: String, old: String, new: String)]) throws {
    var rewrite = SourceRewrite(Disk(root: desk.folder, language: .zh))
    for change in changes {
      try rewrite.replace(desk.path(change.name), holding: Array(change.old.utf8), with: Array(change.new.utf8))
    }
    try rewrite.commit()
  }

  @Test func aFileIsReplacedAndKeepsItsPermissions() throws {
    let desk = try Desk(["a.pfc": "旧"])
    chmod(desk.path("a.pfc"), 0o640)
    try rewrite(desk, [("a.pfc", "旧", "新")])
    #expect(try desk.read("a.pfc") == "新")
    #expect(try desk.mode("a.pfc") == 0o640)
    #expect(desk.names() == ["a.pfc"])
  }

  @Test func aFileThatStaysAsItIsIsNotTouched() throws {
    let desk = try Desk(["a.pfc": "旧"])
    let before = try desk.identity("a.pfc")
    try rewrite(desk, [("a.pfc", "旧", "旧")])
    #expect(try desk.identity("a.pfc") == before)
  }

  @Test func aLinkStaysALink() throws {
    let desk = try Desk(["真/a.pfc": "旧"])
    try desk.link("a.pfc", to: "真/a.pfc")
    try rewrite(desk, [("a.pfc", "旧", "新"), ("真/a.pfc", "旧", "新")])
    #expect(try desk.read("真/a.pfc") == "新")
    var status = stat()
    #expect(lstat(desk.path("a.pfc"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(desk.tree() == ["a.pfc", "真", "真/a.pfc"])
  }

  @Test func aFileThatChangedMeanwhileIsLeftAloneAndSoAreTheOthers() throws {
    let desk = try Desk(["a.pfc": "旧", "b.pfc": "别人刚写的"])
    #expect(throws: CommandFailure.self) { try rewrite(desk, [("a.pfc", "旧", "新"), ("b.pfc", "旧", "新")]) }
    #expect(try desk.read("a.pfc") == "旧")
    #expect(try desk.read("b.pfc") == "别人刚写的")
    #expect(desk.names() == ["a.pfc", "b.pfc"])
  }

  @Test func whatWasReplacedIsPutBackWhereAnotherCannotBe() throws {
    let desk = try Desk(["a.pfc": "旧", "b.pfc": "旧"])
    var rewrite = SourceRewrite(Disk(root: desk.folder, language: .zh))
    try rewrite.replace(desk.path("a.pfc"), holding: Array("旧".utf8), with: Array("新".utf8))
    let before = desk.names()
    try rewrite.replace(desk.path("b.pfc"), holding: Array("旧".utf8), with: Array("新".utf8))
    // What was written beside b disappears, so that the second renaming fails.
    for name in desk.names() where !before.contains(name) { unlink(desk.path(name)) }
    do {
      try rewrite.commit()
      Issue.record("the second renaming cannot work")
    } catch {
      #expect(error.message.zh.hasSuffix("源文件都没有改动"))
    }
    #expect(try desk.read("a.pfc") == "旧")
    #expect(try desk.read("b.pfc") == "旧")
    #expect(desk.names() == ["a.pfc", "b.pfc"])
  }

  @Test func droppingItLeavesNothingBehind() throws {
    let desk = try Desk(["a.pfc": "旧"])
    do {
      var rewrite = SourceRewrite(Disk(root: desk.folder, language: .zh))
      try rewrite.replace(desk.path("a.pfc"), holding: Array("旧".utf8), with: Array("新".utf8))
      #expect(desk.names().count == 2)
    }
    #expect(desk.names() == ["a.pfc"])
    #expect(try desk.read("a.pfc") == "旧")
  }
}
