"""Graphs out of a store and into one: every format that other programs read, and what each of them loses.

`registry` lists the formats by name. A format is a `formats.Format`: one that writes a stream, or a folder of files.
"""
