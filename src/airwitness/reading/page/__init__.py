"""Pages and web archives → articles, read in a process of their own.

Two libraries say which words of a page are its body; where the words stand is found by reading the
page itself (`source`), so that every character of the kept text has its place in the page.
"""
