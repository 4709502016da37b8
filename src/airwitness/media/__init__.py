"""Decode and encode: the only room that imports `av`.

`decode` starts `child` for one file and reads what it sends; `timeline` turns time stamps
into recording time; `programs` reads which streams of a transport stream belong together;
`encode` writes the files of the demo and the tests.
"""
