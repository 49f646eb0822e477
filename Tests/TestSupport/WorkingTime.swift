import Glibc

/// What a closure makes this thread work, whatever else the machine does meanwhile.
///
/// For tests of what must not grow with the square: a clock on the wall would measure the tests
/// beside it too. Work of other threads isn't counted.
public func workingTime(_ body: () throws -> Void) rethrows -> Duration {
    let start = threadTime()
    try body()
    return threadTime() - start
}

private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
