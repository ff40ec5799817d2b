"""Firefox and WebKit, each by its own protocol, with the few things that the main walk needs of a browser."""
