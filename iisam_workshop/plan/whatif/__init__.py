"""Questions about a day that has not gone as planned: such as what to do when time is lost."""
