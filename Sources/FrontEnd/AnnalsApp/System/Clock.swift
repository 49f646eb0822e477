internal import ArchiveModel
internal import Glibc

/// The time since some moment, never set back.
enum Clock {
    /// Milliseconds of the monotonic clock.
    static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// The year it is, by universal time.
    static func currentYear() -> Int {
        CalendarDay(dayNumber: Int64(time(nil)) / 86_400).year
    }
}
