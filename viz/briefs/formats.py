"""Which files a brief can be, and their endings: by itself, so that a command's help waits for nothing else."""

from graph.files.outputs import Formats

FORMATS: Formats = {"docx": (".docx",), "markdown": (".md",), "html": (".html",)}
