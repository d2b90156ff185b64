"""Many periods, arranged so that those that meet a window are found without a look at all the others."""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Iterable

#: So many periods more or fewer than at the last moment that was noted down are always looked through.
_SLACK = 16
#: How days and positions are held: as numbers of four bytes.
_NUMBERS = "i"


class Periods:
    """Periods of days, each of somebody.

    They stand in the order of their first days. For some moments it is noted down which periods run just then: the next
    moment comes once half as many periods have begun or ended since. So the notes take no more room than the periods,
    and a window is answered by going through few periods besides those that run on its first day or begin in it.
    (A binary search in sorted lists, and the checkpoints of a sweep over them.)
    """

    def __init__(self, periods: Iterable[tuple[int, int, int]]) -> None:
        """Arrange periods.

        Args:
            periods: First day, last day (both as proleptic Gregorian ordinals, from 1 on) and whose it is.
        """
        ordered = sorted(periods)
        firsts, lasts, whose = (array(_NUMBERS, [period[column] for period in ordered]) for column in range(3))
        ending = sorted(range(len(lasts)), key=lasts.__getitem__)
        self._firsts, self._lasts, self._whose = firsts, lasts, whose
        #: Moments, as days; the first lies before every period.
        self._moments = [0]
        #: How many periods had begun by each of the moments.
        self._begun = [0]
        #: The periods that ran at each of them.
        self._running = [array(_NUMBERS)]
        running: set[int] = set()
        begun = ended = noted = 0
        for day in sorted({*firsts, *lasts}):
            while begun < len(firsts) and firsts[begun] == day:
                running.add(begun)
                begun += 1
            while ended < len(ending) and lasts[ending[ended]] < day:
                running.remove(ending[ended])
                ended += 1
            if 2 * (begun + ended - noted) > len(running) + _SLACK:
                self._moments.append(day)
                self._begun.append(begun)
                self._running.append(array(_NUMBERS, running))
                noted = begun + ended

    def meeting(self, first: int, last: int, *, throughout: bool) -> list[int]:
        """Return whose periods meet a window, or cover the whole of it, in any order, somebody once for each period.

        Args:
            first: First day of the window.
            last: Last day of the window.
            throughout: Whether a period has to cover the window.
        """
        begin_by, end_from = (first, last) if throughout else (last, first)
        lasts, whose = self._lasts, self._whose
        at = bisect.bisect_right(self._moments, first) - 1
        until = bisect.bisect_right(self._firsts, begin_by)
        found = [whose[each] for each in self._running[at] if lasts[each] >= end_from]
        found += [whose[each] for each in range(self._begun[at], until) if lasts[each] >= end_from]
        return found
