"""What is made of a frozen program, for Debian, Windows, macOS and any Linux."""
