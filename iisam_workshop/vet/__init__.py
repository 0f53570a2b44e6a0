"""vet: Documents → Problems. The gate before anything is pressed: what must not leave the house is told, all of it."""
