"""Notes put into the window: their panel, their marks in the text, writing one, and a story that goes back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from editor.article.article import Article
from editor.article.body import Block
from editor.article.errors import Trouble
from editor.article.note_places import Finder, Spot
from editor.article.notes import FIELDS, WHOLE_STORY, NoteEntry, NotePlace, Thread
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import notes, workflow
from editor.desk.notes import Placed
from editor.ui.aside import Aside
from editor.ui.review.field_signs import FieldSigns
from editor.ui.review.note_marks import NoteMarks
from editor.ui.review.notes_panel import NotesPanel
from editor.ui.review.review_state import ReviewState
from editor.ui.services import Services
from editor.ui.theme import Theme
from editor.ui.utf16 import Utf16Index

if TYPE_CHECKING:  # loaded when somebody first writes a note
    from editor.ui.review.note_dialog import Asked, NoteDialog

_NOTICE = "notes"


def _place(
    article: Article, blocks: tuple[Block, ...] | None, threads: tuple[Thread, ...]
) -> tuple[Article, tuple[Placed, ...]]:
    """Find where threads belong; 0.2 s for 50,000 words, so not on the window's thread."""
    finder = Finder(article, blocks)
    return article, tuple(Placed(thread, finder.find(thread.note.place)) for thread in threads)


class NotesFeature(QObject):
    """Holds panel and marks together with the library's notes."""

    def __init__(self, services: Services, state: ReviewState) -> None:
        super().__init__(services.window)
        self._given = services
        self._state = state
        self._told = ""  # the id of the story whose notes the reporter was told of
        self._placed: tuple[Placed, ...] = ()
        self._wanted = ""  # a thread that was just made: it is shown once it is there
        self.panel = NotesPanel(services.panels)
        self.marks = NoteMarks(services.story.editor, services.look.theme)
        self.signs = FieldSigns(services.story, services.story.editor, services.look.theme)
        self.dialog: NoteDialog | None = None
        self._aside = Aside(_place, self)
        self._aside.done.connect(self._take)
        services.panels.add(self.panel, services.model)
        self._connect()

    def _connect(self) -> None:
        given, panel = self._given, self.panel
        given.actions.handle("note.add", self.ask)
        given.actions.handle("note.next", partial(self.step, 1))
        given.actions.handle("note.previous", partial(self.step, -1))
        given.actions.handle("workflow.reject", self.ask_back)
        given.model.note_requested.connect(self._ask_at)
        given.model.derived_changed.connect(self._place)
        given.model.replaced.connect(self._replaced)
        given.look.changed.connect(self._set_look)
        given.story.editor.context_menu_opening.connect(self._extend_menu)
        self._state.threads_changed.connect(self._place)
        for shown in (self.marks, self.signs):
            shown.opened.connect(self.show)
            panel.current_changed.connect(shown.choose)
        panel.add_wanted.connect(self.ask)
        panel.jump_wanted.connect(self._jump)
        panel.answered.connect(lambda thread, words: self._do(thread, "answer", words))
        panel.resolved.connect(lambda thread, words: self._do(thread, "resolve", words))
        panel.reopened.connect(lambda thread, words: self._do(thread, "reopen", words))

    def ask(self) -> None:
        """Write a note at the selection, else about the paragraph or field with the caret."""
        article = self._given.model.article
        focus: QWidget | None = QApplication.focusWidget()
        field = focus.property("kind") if focus is not None else None
        if focus is not None and field in FIELDS and isinstance(focus, QPlainTextEdit | QLineEdit):
            spot = _selected_in(focus, str(field), getattr(article.furniture, str(field)))
        else:
            spot = self._selected()
        self._open(spot, None)

    def _selected(self) -> Spot:
        """Return the selection in the text, else the line with the caret."""
        editor = self._given.story.editor
        start, end = editor.selected
        if start == end:
            source = self._given.model.article.body
            start = source.rfind("\n", 0, start) + 1
            end = source.find("\n", start)
            end = len(source) if end < 0 else end
        return Spot("", start, end)

    def _ask_at(self, start: int, end: int, part: str) -> None:
        self._open(Spot("", start, end), Part(part) if part else None)

    def _open(self, spot: Spot, part: Part | None) -> None:
        given = self._given
        if not given.model.is_open:
            return
        try:
            place = Finder(given.model.article).place(spot)
        except Trouble:
            place = WHOLE_STORY  # an empty line
        words = place.words if not place.words.startswith("::") else ""
        sentence = "" if place.words else self.tr("It is about the whole story: nothing is selected.")
        if place.words.startswith("::"):
            kind = self.tr("the ad") if place.words.startswith("::ad") else self.tr("the post")
            sentence = self.tr("It is about {kind} here.").format(kind=kind)
            part = part or (Part.ADS if place.words.startswith("::ad") else Part.EMBEDS)
        from editor.ui.review.note_dialog import Asked

        self._show(Asked(self.tr("Write a Note"), sentence, words, part=part), partial(self._add, place))

    def _show(self, asked: "Asked", written: object) -> None:
        from editor.ui.review.note_dialog import NoteDialog

        dialog = NoteDialog(asked, self._given.look.theme, self._given.window)
        dialog.written.connect(written)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _add(self, place: NotePlace, text: str, part: Part | None) -> None:
        summary = self._given.model.summary
        if summary is not None:
            slug = summary.slug
            self._given.worker.ask(lambda desk: notes.add(desk, slug, text, place, part), self._added)

    def _added(self, entry: NoteEntry) -> None:
        self._wanted = entry.thread
        self._state.read_again()

    def _do(self, thread: str, what: str, words: str) -> None:
        summary = self._given.model.summary
        if summary is None or not thread:
            return
        slug = summary.slug
        operation = {"answer": notes.answer, "resolve": notes.resolve, "reopen": notes.reopen}[what]
        self._given.worker.ask(
            lambda desk: operation(desk, slug, thread, words), lambda _: self._state.read_again(), self._refused
        )

    def _refused(self, trouble: Trouble) -> None:
        """Tell of it, and show what another program made of the thread meanwhile."""
        self._given.tell(trouble)
        self._state.read_again()

    def ask_back(self) -> None:
        """Ask what is to be done, then give the story back to its reporter."""
        model = self._given.model
        mine = [one for one in self._state.open_threads if one.note.person == model.person]
        sentence = self.tr("The story goes back to its reporter, who reads this beside it.")
        if mine:
            count = self.tr("One open note of yours goes") if len(mine) == 1 else self.tr("Your {n} open notes go")
            sentence += " " + self.tr("{notes} along.").format(notes=count.format(n=len(mine)))
        from editor.ui.review.note_dialog import Asked

        asked = Asked(self.tr("Ask for Changes"), sentence, button=self.tr("Ask for Changes"), may_be_empty=bool(mine))
        self._show(asked, self._give_back)

    def _give_back(self, text: str, part: Part | None) -> None:
        given = self._given

        def go() -> None:
            summary = given.model.summary
            if summary is not None:
                slug = summary.slug
                given.worker.ask(
                    lambda desk: workflow.act(desk, slug, "reject", text, part), lambda _: given.keeper.refresh()
                )

        given.keeper.save(go)

    def step(self, by: int) -> None:
        """Go to the next open note or the one before, seen from the caret, round the ends of the story."""
        places = sorted((span, name) for name, span in {**self.signs.spans, **self.marks.spans}.items())
        if not places:
            return
        caret = self._given.model.caret if self.signs.focused is None else self.signs.focused
        later = [one for one in places if one[0][0] > caret]
        earlier = [one for one in places if one[0][1] < caret]
        _, name = (later or places)[0] if by > 0 else (earlier or places)[-1]
        self.show(name)
        self._jump(name)

    def show(self, thread: str) -> None:
        """Bring a thread to sight in the panel."""
        self._given.show_panel(self.panel.key)
        self.panel.show_thread(thread)

    def show_panel(self) -> None:
        """Bring the panel to sight."""
        self.show(self.panel.list.current_key)

    def _jump(self, thread: str) -> None:
        placed = next((one for one in self._placed if one.thread.id == thread), None)
        if placed is None or placed.spot is None:
            return
        if not placed.spot.field:
            span = self.marks.spans.get(thread, (placed.spot.start, placed.spot.end))
            self._given.model.jump_requested.emit(*span)
            return
        for kind in (QPlainTextEdit, QLineEdit):
            for field in self._given.story.findChildren(kind):
                if field.property("kind") == placed.spot.field:
                    field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replaced(self) -> None:
        self._placed, self._told = (), ""
        self._aside.forget()
        self._mark((), None)

    def _place(self) -> None:
        """Find where the threads belong in the text as it was read last; without threads there is nothing to do."""
        threads, derived = self._state.threads, self._given.model.derived
        if threads and derived is not None:
            self._aside.start(derived.article, derived.blocks, threads)
        elif self._placed or not threads:
            self._placed = ()
            self._aside.forget()
            self._mark((), None)
            self.panel.show_threads(())

    def _take(self, found: tuple[Article, tuple[Placed, ...]]) -> None:
        article, self._placed = found
        self.panel.show_threads(self._placed)
        self._mark(self._placed, article)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.show(wanted)
        self._tell_reporter()

    def _mark(self, placed: tuple[Placed, ...], article: Article | None) -> None:
        """Mark open threads beside text and furniture; `article` is the version they were looked for in."""
        in_sight = [(one.thread, one.spot) for one in placed if one.spot is not None and one.thread.is_open]
        if (
            article is None or article is self._given.model.article
        ):  # else they follow what is typed till the next pause
            self.marks.show((thread, spot.start, spot.end) for thread, spot in in_sight if not spot.field)
        fields: dict[str, list[Thread]] = {}
        for thread, spot in in_sight:
            fields.setdefault(spot.field, []).append(thread)
        self.signs.show(fields)

    def _tell_reporter(self) -> None:
        """Say once, when a story that was given back is opened, that notes wait in it."""
        model = self._given.model
        summary = model.summary
        if summary is None or summary.state is not State.DRAFT or self._told == summary.id:
            return
        self._told = summary.id
        waiting = [one for one in self._state.open_threads if one.note.person != model.person]
        if not waiting:
            return
        who = ", ".join(dict.fromkeys(one.note.person for one in waiting))
        words = self.tr("{who} left a note.") if len(waiting) == 1 else self.tr("{who} left {n} notes.")
        show = (self.tr("Show Notes"), self.show_panel)
        self._given.story.notice.say(words.format(who=who, n=len(waiting)), "accent", _NOTICE, show)

    def _extend_menu(self, menu: QMenu, offset: int) -> None:
        """Offer to write a note, and the notes that stand at the place."""
        here = [name for name, (start, end) in self.marks.spans.items() if start <= offset <= end]
        self._given.actions.fill(menu, ("note.add",))
        if here:
            shown = menu.addAction(self.tr("Show Note"))
            shown.triggered.connect(lambda _=False: self.show(here[0]))

    def _set_look(self, theme: Theme) -> None:
        self.marks.margin.set_look(theme)
        self.signs.set_look(theme)


def _selected_in(field: QPlainTextEdit | QLineEdit, name: str, words: str) -> Spot:
    """Return the selection in a field of the furniture, else all of it."""
    if isinstance(field, QLineEdit):
        start, length = field.selectionStart(), field.selectionLength()
        return Spot(name, start, start + length) if start >= 0 else Spot(name, 0, len(words))
    cursor: QTextCursor = field.textCursor()
    if not cursor.hasSelection():
        return Spot(name, 0, len(words))
    index = Utf16Index(words)
    return Spot(name, index.offset(cursor.selectionStart()), index.offset(cursor.selectionEnd()))
