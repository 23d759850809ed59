"""The product runs itself: what is due, what is wrong, who is told.

Here is decided when months are made and what people are told. Making, judging and publishing are the kernel's.
"""
