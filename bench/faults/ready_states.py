"""Imported by the process that builds are forked from: the rows are made once, and a kill strikes the writing."""

from bench.faults.small_graph import states

states()
