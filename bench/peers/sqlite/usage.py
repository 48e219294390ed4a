"""What this process has used of the machine (Linux)."""


def kilobytes(name):
    """A line of /proc/self/status that counts kB, such as VmRSS."""
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith(name + ":"):
                return int(line.split()[1])
    raise OSError(f"read /proc/self/status: no {name}")
