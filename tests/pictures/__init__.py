"""Every kind of reply and window, drawn as people see it: `python -m tests.pictures FOLDER`, and
open its index.html.

The real App answers, over the shipped corpus and against the strict fake Slack; npm's
slack-blocks-to-jsx draws the blocks, and a real browser takes their pictures at the width of a
desktop and of a phone.
"""
