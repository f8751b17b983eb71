/* A file without the line that every source file has; scripts/check-source must find it. Never compiled. */
