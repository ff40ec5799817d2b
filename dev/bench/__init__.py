"""How fast the page is, beside the same work without a page. See README.md."""
