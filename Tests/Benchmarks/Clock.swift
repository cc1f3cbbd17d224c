// One clock for all measurements: the processor time of this thread, so that neighbours on a shared machine take no
// part in it beyond the caches.

import Glibc

enum Clock {
  /// Seconds that this thread has run.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Something that happened, in seconds.
func seconds(_ body: () -> Void) -> Double {
  let start = Clock.now
  body()
  return Clock.now - start
}
