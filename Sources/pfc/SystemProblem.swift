// What the system says when it refuses: in Chinese for the refusals that users meet, else in its own words.

import Glibc
import PFCKit

/// The reason of the last failure.
var systemProblem: Wording {
  let code = errno
  let own = String(cString: strerror(code))
  return Wording(chineseProblems[code] ?? own, own)
}

private let chineseProblems: [Int32: String] = [
  EACCES: "没有权限",
  EBADF: "没有打开",
  EDQUOT: "超出了磁盘配额",
  EFBIG: "文件太大",
  EIO: "设备读写出错",
  EISDIR: "那里是一个文件夹",
  ELOOP: "符号链接绕成了圈",
  EMFILE: "打开的文件太多",
  ENAMETOOLONG: "名字太长",
  ENFILE: "打开的文件太多",
  ENOENT: "没有这个文件夹",
  ENOSPC: "磁盘满了",
  ENOTDIR: "路径中有一段不是文件夹",
  EPERM: "没有权限",
  EPIPE: "接收的一方已经关闭",
  EROFS: "磁盘是只读的",
]

/// What to say of a path that cannot be had.
func cannotRead(_ path: String) -> CommandFailure {
  let isMissing = errno == ENOENT || errno == ENOTDIR
  let problem = systemProblem
  return CommandFailure(
    message: isMissing
      ? Wording("没有“\(path)”这个文件或文件夹", "there is no file or folder “\(path)”")
      : Wording("读不了“\(path)”：\(problem.zh)", "“\(path)” cannot be read: \(problem.en)"))
}

/// What to say of a file that cannot be written; `rest` tells what became of the others.
func cannotWrite(_ path: String, _ rest: Wording = unchangedOutputs) -> CommandFailure {
  let problem = systemProblem
  return CommandFailure(
    message: Wording(
      "写不了“\(path)”：\(problem.zh)；\(rest.zh)", "“\(path)” cannot be written: \(problem.en); \(rest.en)"))
}

let unchangedOutputs = Wording("原有的输出没有改动", "earlier outputs are unchanged")

/// What to say when some files were replaced before the system refused.
func renewed(_ paths: [String]) -> Wording {
  paths.isEmpty
    ? unchangedOutputs
    : Wording("已经换成新的：\(paths.joined(separator: "、"))", "already renewed: \(paths.joined(separator: ", "))")
}
