"""What watches a program that is given a bad input: sockets, files and processes that it reaches for."""
