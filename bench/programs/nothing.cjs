// Stands beside programs whose start is measured.
