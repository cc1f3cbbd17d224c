// Whoever interrupts a build, or stops reading its messages, must not leave temporary files behind.

import Glibc
import PFCKit

/// While it lives, interruptions wait; when it goes, they act.
struct SignalHold: ~Copyable {
  private let held: sigset_t

  init() {
    var held = sigset_t()
    sigemptyset(&held)
    for signal in [SIGHUP, SIGINT, SIGTERM] { sigaddset(&held, signal) }
    sigprocmask(SIG_BLOCK, &held, nil)
    self.held = held
    // A closed pipe costs messages, not outputs.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Throws when an interruption waits; `unchanged` says what it left alone.
  func check(_ unchanged: Wording) throws(CommandFailure) {
    var pending = sigset_t()
    sigpending(&pending)
    guard ![SIGHUP, SIGINT, SIGTERM].contains(where: { sigismember(&pending, $0) == 1 }) else {
      throw CommandFailure(message: Wording("中断了；\(unchanged.zh)", "interrupted; \(unchanged.en)"))
    }
  }

  deinit {
    var held = held
    sigprocmask(SIG_UNBLOCK, &held, nil)
  }
}
