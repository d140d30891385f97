"""The words of time in a language file: tables `[time]` and `[truce]`."""

from __future__ import annotations

from pydantic import Field

from kg.languages.section import Section, WordMap, Words


class Time(Section):
    """Words of time. `weekdays` from Monday, `months` from January, each with all its forms.

    `days`: offset in days as a string ("-1") to the words ("kemarin"). `parts`: part of day to its words.
    `units`: "day", "week", "month", "year", "hour" to their words. `ago`, `ahead`: after or before "two days".
    `last`, `next`, `this`: with a weekday or unit. `one`: "a" in "a week ago". `every`: no date follows.
    `phases`: "begin", "middle", "end" of a period ("awal Oktober"), "earlier" and "later" in one that has begun.
    `stretch`: makes counted units run until today ("dua pekan terakhir"); `stretches`: a unit to words for one.
    `to`: between two ends; `between` and `both`: "antara … dan …". `decade`: behind a year ("1990-an").
    `day_of_month`: before a bare number ("tanggal 5"). `deadline`: a weekday behind it is still to come.
    `few`: uncounted, besides the numbers' own words for that. `behind`: makes the bare month or year before it a time
    ("ekim ayında"). `past_weekend`: the last two days of a week that is over.
    `zones`: by whose clock ("local time", "WIB").
    """

    weekdays: tuple[Words, ...] = ()
    months: tuple[Words, ...] = ()
    days: WordMap = Field(default_factory=dict)
    parts: WordMap = Field(default_factory=dict)
    units: WordMap = Field(default_factory=dict)
    ago: Words = ()
    ahead: Words = ()
    last: Words = ()
    next: Words = ()
    this: Words = ()
    prepositions: Words = ()
    one: Words = ()
    every: Words = ()
    phases: WordMap = Field(default_factory=dict)
    stretch: Words = ()
    stretches: WordMap = Field(default_factory=dict)
    to: Words = ()
    between: Words = ()
    both: Words = ()
    decade: Words = ()
    day_of_month: Words = ()
    deadline: Words = ()
    few: Words = ()
    behind: Words = ()
    zones: Words = ()
    past_weekend: Words = ()
    ignore: Words = ()  # phrases that look like a time and are none ("Minggu Palma")


class Truce(Section):
    """What tells that something was done while a truce held; its own words are those of the frame cease-fire.

    `behind`: places what was done after the truce or against it ("after", "despite", "sonra"). `starts`: says that the
    truce began to hold ("announced", "came into force"), in the forms that stand beside it.
    """

    behind: Words = ()
    starts: Words = ()
