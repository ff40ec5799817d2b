"""What the scenarios stand on: the local cloud from outside, a watched browser, files to send. Knows no screen."""
