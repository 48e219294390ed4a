//! What this process and thread have used of the machine (Linux).

use std::time::Duration;

use crate::Result;

/// CPU of this thread since it began.
pub fn thread_cpu() -> Duration {
    clock(libc::CLOCK_THREAD_CPUTIME_ID)
}

/// CPU, user and system, of all threads of this process since it began.
pub fn process_cpu() -> Duration {
    clock(libc::CLOCK_PROCESS_CPUTIME_ID)
}

fn clock(id: libc::clockid_t) -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is to a timespec of our own, and both clocks exist on every Linux.
    unsafe { libc::clock_gettime(id, &mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// A line of /proc/self/status that counts kB, such as VmRSS.
pub fn kilobytes(name: &str) -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let value = line.and_then(|rest| rest.split_whitespace().next());
    Ok(value.ok_or_else(|| format!("read /proc/self/status: no {name}"))?.parse()?)
}
