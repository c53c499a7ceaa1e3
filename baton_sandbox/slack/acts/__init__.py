"""What a person can do in the workspace: the acts behind the page's clicks and the tests' stories."""
