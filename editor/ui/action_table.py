"""The one table of what can be done in the window: menus, tool bar, palette and shortcut page are made from it.

An action is made only where something handles its id; `when` names the condition under which it can be used. Keys are
those that desktops have in common; each is given once, which a test holds.
"""

from editor.ui.action_row import STORY, TYPING, Action
from editor.ui.review_actions import REVIEW_ACTIONS

_FILE = (
    Action("story.new", "New Story", "Start an empty story.", "File", 0, ("Ctrl+N",), "new", "library"),
    Action(
        "story.template",
        "New from Template…",
        "Start a story from a template.",
        "File",
        0,
        ("Ctrl+Shift+N",),
        "copy",
        "library",
    ),
    Action("story.open", "Open Story…", "Find a story and open it.", "File", 0, ("Ctrl+O",), "open", "library"),
    Action(
        "story.import",
        "Import…",
        "Import raw stories and look through what was recognised.",
        "File",
        1,
        ("Ctrl+Shift+O",),
        "import",
        "library",
    ),
    Action(
        "story.import_folder",
        "Import Folder…",
        "Import every file of a folder.",
        "File",
        1,
        (),
        "folder",
        "library",
    ),
    Action(
        "story.review_import",
        "Review Import…",
        "Look again through what was recognised when the story came in.",
        "File",
        1,
        (),
        "preview",
        "imported",
    ),
    Action(
        "story.export", "Export…", "Export the story for the CMS or as a file.", "File", 1, ("Ctrl+E",), "export", STORY
    ),
    Action(
        "story.save",
        "Save Version",
        "Keep the story as it is now in its history.",
        "File",
        2,
        ("Ctrl+S",),
        "save",
        STORY,
    ),
    Action("story.close", "Close Story", "Put the story away.", "File", 2, ("Ctrl+W",), "close", STORY),
    Action("library.backup", "Back Up Library…", "Copy the library to another file.", "File", 3, (), "copy", "library"),
    Action(
        "library.verify",
        "Check Library",
        "Check that every revision is what it was.",
        "File",
        3,
        (),
        "check",
        "library",
    ),
    Action(
        "library.restore",
        "Restore a Backup…",
        "Put a backup in the library’s place.",
        "File",
        3,
        (),
        "restore",
        "library",
    ),
    Action(
        "export.profiles",
        "Export Profiles…",
        "See and change how each CMS wants its exports.",
        "File",
        4,
        (),
        "export",
        "library",
    ),
    Action("app.settings", "Settings…", "Change how Copydesk works.", "File", 4, ("Ctrl+,",), "settings"),
    Action("app.quit", "Quit", "Close the window; everything is kept.", "File", 5, ("Ctrl+Q",)),
)

_EDIT = (
    Action(
        "edit.undo",
        "Undo",
        "Take the last step back, in the text or in a panel.",
        "Edit",
        0,
        ("Ctrl+Z",),
        "undo",
        "undo",
    ),
    Action("edit.redo", "Redo", "Do again what was undone.", "Edit", 0, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "redo"),
    Action("edit.cut", "Cut", "Cut what is selected.", "Edit", 1, ("Ctrl+X",)),
    Action("edit.copy", "Copy", "Copy what is selected.", "Edit", 1, ("Ctrl+C",), "copy"),
    Action("edit.paste", "Paste", "Paste, cleaned of foreign styles.", "Edit", 1, ("Ctrl+V",)),
    Action("edit.paste_plain", "Paste Plain", "Paste words alone.", "Edit", 1, ("Ctrl+Shift+V",), "", TYPING),
    Action("edit.select_all", "Select All", "Select the whole text.", "Edit", 1, ("Ctrl+A",)),
    Action("edit.find", "Find…", "Find words in the story.", "Edit", 2, ("Ctrl+F",), "search", STORY),
    Action("edit.replace", "Replace…", "Replace words in the story.", "Edit", 2, ("Ctrl+H",), "replace", TYPING),
    Action("edit.find_next", "Find Next", "Go to the next place found.", "Edit", 2, ("F3",), "", STORY),
    Action("edit.find_previous", "Find Previous", "Go to the place found before.", "Edit", 2, ("Shift+F3",), "", STORY),
    Action("edit.spelling", "Check Spelling", "Underline unknown words.", "Edit", 3, (), "spelling", "", True),
)

_FORMAT = (
    Action("format.strong", "Bold", "Set the selection in bold.", "Format", 0, ("Ctrl+B",), "bold", TYPING),
    Action("format.em", "Italic", "Set the selection in italics.", "Format", 0, ("Ctrl+I",), "italic", TYPING),
    Action(
        "format.strike",
        "Strike Through",
        "Strike the selection through.",
        "Format",
        0,
        ("Ctrl+Shift+X",),
        "strike",
        TYPING,
    ),
    Action("format.link", "Link…", "Make a link of the selection.", "Format", 0, ("Ctrl+K",), "link", TYPING),
    Action(
        "format.heading", "Heading", "Make the paragraph a heading.", "Format", 1, ("Ctrl+Shift+H",), "heading", TYPING
    ),
    Action(
        "format.quote",
        "Block Quotation",
        "Set the paragraph as a quotation.",
        "Format",
        1,
        ("Ctrl+Shift+Q",),
        "quote",
        TYPING,
    ),
    Action("format.list", "List", "Make list items of the paragraphs.", "Format", 1, ("Ctrl+Shift+L",), "list", TYPING),
    Action(
        "format.block_up",
        "Move Paragraph Up",
        "Change places with the one above.",
        "Format",
        2,
        ("Alt+Up",),
        "chevron-up",
        TYPING,
    ),
    Action(
        "format.block_down",
        "Move Paragraph Down",
        "Change places with the one below.",
        "Format",
        2,
        ("Alt+Down",),
        "chevron-down",
        TYPING,
    ),
)

_INSERT = (
    Action(
        "insert.citation",
        "Cite a Source…",
        "Say whose words or facts these are.",
        "Insert",
        0,
        ("Ctrl+Shift+C",),
        "cite",
        TYPING,
    ),
    Action(
        "quotation.confirm",
        "Confirm Speaker",
        "Confirm who is proposed as the speaker of the quotation at the caret.",
        "Insert",
        0,
        ("Ctrl+Shift+Return",),
        "",
        TYPING,
    ),
    Action(
        "insert.ad", "Ad Placement", "Place an ad after this paragraph.", "Insert", 0, ("Ctrl+Shift+A",), "ad", TYPING
    ),
    Action(
        "insert.embed",
        "Post or Video…",
        "Embed a post or a video here.",
        "Insert",
        0,
        ("Ctrl+Shift+M",),
        "embed",
        TYPING,
    ),
    Action("insert.picture", "Picture…", "Put a picture here.", "Insert", 0, ("Ctrl+Shift+I",), "image", TYPING),
    Action("insert.divider", "Divider", "Draw a line across the column.", "Insert", 0, (), "divider", TYPING),
)

_ADS = (
    Action(
        "ads.suggest",
        "Suggest Ad Places",
        "See where the policy would place ads; the same key again takes it.",
        "Insert",
        1,
        ("Ctrl+Alt+A",),
        "star",
        TYPING,
    ),
    Action("embeds.check", "Check Posts Online…", "Ask what the posts are now.", "Insert", 1, (), "refresh", STORY),
    Action("ads.policies", "Ad Policies…", "See and change the rules for ads.", "Insert", 1, (), "settings", "library"),
)

_VIEW = (
    Action("view.desk_list", "Desk List", "Show or hide the stories.", "View", 0, ("Ctrl+\\",), "inbox", "", True),
    Action(
        "view.furniture",
        "Furniture",
        "Show or hide headline, byline and the rest.",
        "View",
        0,
        ("Ctrl+Shift+U",),
        "tag",
        STORY,
        True,
    ),
    Action(
        "view.panels",
        "Panels",
        "Show or hide what stands beside the story.",
        "View",
        0,
        ("Ctrl+Shift+\\",),
        "panel",
        "",
        True,
    ),
    Action("view.preview", "Preview", "Show or hide the exported page.", "View", 0, ("F6",), "preview", STORY, True),
    Action("view.attribution", "Attribution", "Show quotations and sources.", "View", 1, ("Alt+1",), "cite", STORY),
    Action("view.ads", "Ads", "Show ad placements and the policy’s verdicts.", "View", 1, ("Alt+2",), "ad", STORY),
    Action("view.embeds", "Embeds", "Show embedded posts and their evidence.", "View", 1, ("Alt+3",), "embed", STORY),
    Action("view.checks", "Checks", "Show what the checks found.", "View", 1, ("Alt+4",), "check", STORY),
    Action("view.history", "History", "Show the story’s revisions.", "View", 1, ("Alt+5",), "history", STORY),
    Action(
        "view.focus_mode",
        "Focus Mode",
        "Dim every paragraph but this one.",
        "View",
        2,
        ("Ctrl+Shift+D",),
        "focus",
        STORY,
        True,
    ),
    Action("view.findings", "Findings in the Text", "Mark what the checks found.", "View", 2, (), "", STORY, True),
    Action(
        "view.ad_marks",
        "Ad Marks",
        "Show in the margin where an ad could stand.",
        "View",
        2,
        (),
        "ad",
        "",
        True,
    ),
    Action("view.typewriter", "Typewriter Scrolling", "Keep the line in the middle.", "View", 2, (), "", STORY, True),
    Action("view.calm", "Only the Text", "Hide everything but the story.", "View", 2, ("F11",), "", STORY, True),
    Action("view.larger", "Larger Text", "Make the text larger.", "View", 3, ("Ctrl+=", "Ctrl++"), "plus", STORY),
    Action("view.smaller", "Smaller Text", "Make the text smaller.", "View", 3, ("Ctrl+-",), "minus", STORY),
    Action("view.normal_size", "Normal Text Size", "Set the text as it was.", "View", 3, ("Ctrl+0",), "", STORY),
    Action("view.look_system", "Follow the System", "Be light or dark as the system is.", "View", 4, (), "", "", True),
    Action("view.look_light", "Light", "Use the light theme.", "View", 4, (), "sun", "", True),
    Action("view.look_dark", "Dark", "Use the dark theme.", "View", 4, (), "moon", "", True),
)

_GO = (
    Action(
        "go.search",
        "Search All Stories",
        "Search every story of the library.",
        "Go",
        0,
        ("Ctrl+Shift+F",),
        "search",
        "library",
    ),
    Action("go.list", "To the Desk List", "Go to the stories.", "Go", 0, ("Ctrl+L",), "list", "library"),
    Action("go.headline", "To the Headline", "Go to the headline.", "Go", 0, ("Ctrl+Shift+T",), "", STORY),
    Action("go.text", "To the Text", "Go to the story’s text.", "Go", 0, ("Ctrl+T",), "", STORY),
    Action("go.panel", "To the Panel", "Go to the panel beside the story.", "Go", 0, ("Ctrl+R",), "", STORY),
    Action("go.next_story", "Next Story", "Open the next story of the list.", "Go", 1, ("Ctrl+PgDown",), "", "library"),
    Action("go.previous_story", "Previous Story", "Open the story before.", "Go", 1, ("Ctrl+PgUp",), "", "library"),
    Action("go.next_finding", "Next Finding", "Go to the next thing a check found.", "Go", 2, ("F8",), "", STORY),
    Action(
        "go.previous_finding", "Previous Finding", "Go to the thing found before.", "Go", 2, ("Shift+F8",), "", STORY
    ),
    Action("check.fix", "Mend Finding", "Mend what a check found here.", "Go", 2, ("Ctrl+.",), "check", TYPING),
    Action("check.ignore", "Ignore Finding…", "Let it stand, with a reason.", "Go", 2, ("Ctrl+Shift+.",), "", TYPING),
    Action(
        "quotation.next",
        "Next Unattributed Quotation",
        "Go to the next quotation without a confirmed speaker.",
        "Go",
        3,
        ("F7",),
        "",
        STORY,
    ),
    Action(
        "quotation.previous",
        "Previous Unattributed Quotation",
        "Go to the quotation before without a confirmed speaker.",
        "Go",
        3,
        ("Shift+F7",),
        "",
        STORY,
    ),
)

_HELP = (
    Action(
        "app.palette",
        "Command Palette…",
        "Find anything that can be done, by its name.",
        "Help",
        0,
        ("Ctrl+Shift+P",),
        "command",
    ),
    Action("app.shortcuts", "Keyboard Shortcuts", "See and change the keys.", "Help", 0, ("F1",), "keyboard"),
    Action("app.tour", "Tour of the Sample Story", "Walk through the sample story.", "Help", 1, (), "book", "library"),
    Action("app.about", "About Copydesk", "See version and licence.", "Help", 2, (), "info"),
)

ACTIONS: tuple[Action, ...] = (*_FILE, *_EDIT, *_FORMAT, *_INSERT, *_ADS, *REVIEW_ACTIONS, *_VIEW, *_GO, *_HELP)

NOT_YET = frozenset({"workflow.correct"})  # rows that nothing handles so far: no menu, palette or page shows them

# What the tool bar shows, in groups: on the left what is done to the text, on the right what is shown.
TOOL_BAR_LEFT = (
    ("view.desk_list", "story.new", "story.import"),
    ("edit.undo", "edit.redo"),
    ("format.strong", "format.em", "format.link", "format.heading", "format.quote", "format.list"),
    ("insert.citation", "insert.ad", "insert.embed", "insert.picture"),
)
TOOL_BAR_RIGHT = ("app.palette", "view.preview", "view.panels")
