"""The actions that lead a story from the desk to its readers: the menu Story, part of the one table of actions."""

from editor.ui.action_row import Action

REVIEW_ACTIONS = (
    Action(
        "workflow.submit",
        "Submit for Review",
        "Hand the story to the editors.",
        "Story",
        0,
        ("Ctrl+Return",),
        "send",
        "draft",
    ),
    Action(
        "workflow.reject",
        "Give Back…",
        "Give the story back to the reporter with a note.",
        "Story",
        0,
        (),
        "reject",
        "in review",
    ),
    Action(
        "workflow.publish", "Publish…", "Export the approved story for the CMS.", "Story", 0, (), "export", "in review"
    ),
    Action(
        "workflow.reopen",
        "Take into Review Again",
        "Take a published story into review again.",
        "Story",
        0,
        (),
        "refresh",
        "published",
    ),
    Action(
        "approve.attribution",
        "Approve Attribution",
        "Approve who said what.",
        "Story",
        1,
        ("Ctrl+Alt+1",),
        "approve",
        "reviewing",
    ),
    Action(
        "approve.ads",
        "Approve Ads",
        "Approve where the ads stand.",
        "Story",
        1,
        ("Ctrl+Alt+2",),
        "approve",
        "reviewing",
    ),
    Action(
        "approve.embeds",
        "Approve Embeds",
        "Approve the posts and their evidence.",
        "Story",
        1,
        ("Ctrl+Alt+3",),
        "approve",
        "reviewing",
    ),
    Action("workflow.correct", "Correct…", "Publish a correction.", "Story", 2, (), "note", "published"),
    Action("workflow.spike", "Spike", "Lay the story aside unpublished.", "Story", 3, (), "inbox", "unpublished"),
    Action("workflow.unspike", "Take Up Again", "Take a spiked story up again.", "Story", 3, (), "restore", "spiked"),
    Action("workflow.kill", "Kill…", "Withdraw a published story.", "Story", 3, (), "trash", "published"),
)
