// pfc check: only look, write nothing.

import Glibc
import PFCKit

let checkCommand = Command(
  name: "check", usage: Wording("[文件或文件夹…]", "[FILE OR FOLDER…]"),
  summary: Wording("检查，不写任何文件", "check only, write nothing"), options: [], arguments: 0...Int.max
) { invocation throws(CommandFailure) in
  var session = try Session(invocation, showOn: STDOUT_FILENO)
  for path in session.sources { try session.analyze(path) }
  try session.finish()
  return session.errorCount > 0 ? 1 : 0
}
