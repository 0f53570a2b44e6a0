"""The nouns: values that travel between the stages. No input, no output, no chance."""
