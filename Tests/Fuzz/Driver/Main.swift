// libFuzzer over the readers: PFC_FUZZ_TARGET names what its inputs are for. README.md says how to run it.

import CFuzz
import Glibc
import PFCFuzzTargets

private let target: FuzzTarget = {
  guard let target = FuzzTarget(rawValue: getenv("PFC_FUZZ_TARGET").map { String(cString: $0) } ?? "") else {
    fatalError("PFC_FUZZ_TARGET must be one of \(FuzzTarget.allCases.map(\.rawValue))")
  }
  return target
}()

@main struct Fuzz {
  static func main() {
    var argc = CommandLine.argc
    var argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&argc, &argv) { bytes, count in
        if let fault = target.run(Array(UnsafeBufferPointer(start: bytes, count: count))) { fatalError(fault) }
        return 0
      })
  }
}
