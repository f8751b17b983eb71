# SPDX-License-Identifier: BSD-2-Clause
"""Makes a list of frames that two sides disagree about as small as it gets."""
from generate import repaired, with_length


def shortest_prefix(frames, fails):
    """Binary search for the first frame with which the disagreement is there."""
    low, high = 0, len(frames)
    while high - low > 1:
        middle = (low + high) // 2
        if fails(frames[:middle]):
            high = middle
        else:
            low = middle
    return frames[:high]


def fewest(frames, fails):
    """Leaves out ever smaller runs of frames as long as the disagreement stays."""
    if len(frames) > 1 and fails(frames[-1:]):
        return frames[-1:]
    step = len(frames) // 2
    while step >= 1:
        at = 0
        while at < len(frames) and len(frames) > 1:
            less = frames[:at] + frames[at + step:]
            if less and fails(less):
                frames = less
            else:
                at += step
        step //= 2
    return frames


def smaller(frame):
    """Simpler forms of a frame: cut from its end, zeros behind the Ethernet header; checksums right or as they are."""
    for cut in (256, 64, 16, 8, 4, 2, 1):
        if len(frame) - cut >= 34:
            yield repaired(with_length(frame[:-cut]))
            yield with_length(frame[:-cut])
    for size in (32, 8, 4, 1):
        for at in range(14, len(frame) - size + 1, size):
            if any(frame[at:at + size]):
                less = frame[:at] + bytes(size) + frame[at + size:]
                yield repaired(less)


def simplest(frames, fails, patience):
    """Applies what makes a frame simpler as long as the disagreement stays, at most `patience` tries."""
    for i in range(len(frames)):
        again = True
        while again and patience > 0:
            again = False
            for less in smaller(frames[i]):
                patience -= 1
                if less != frames[i] and fails(frames[:i] + [less] + frames[i + 1:]):
                    frames, again = frames[:i] + [less] + frames[i + 1:], True
                    break
                if patience <= 0:
                    break
    return frames


def shrunk(frames, fails, patience=150):
    return simplest(fewest(shortest_prefix(frames, fails), fails), fails, patience)
