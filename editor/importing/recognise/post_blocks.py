"""Other posts whose markup is lost: Instagram, Facebook, Threads, TikTok, Reddit, and addresses of posts."""

import re

from editor.article import providers
from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.dates import read_date
from editor.importing.recognise.page import Claims, Found, Line, Page, free_lines
from editor.importing.recognise.post_tails import MARKS

_VIEW = re.compile(
    r"(?:View this post on Instagram|View this profile on Instagram|Sieh dir diesen Beitrag auf Instagram an|"
    r"Diesen Beitrag auf Instagram ansehen|"
    r"Voir cette publication sur Instagram|Ver esta publicación en Instagram|Ver esta foto en Instagram|"
    r"Visualizza questo post su Instagram|"
    r"Ver essa foto no Instagram|Ver esta publicação no Instagram|Wyświetl ten post na Instagramie|"
    r"Dit bericht op Instagram bekijken|"
    r"Visa det här inlägget på Instagram|Se dette innlegget på Instagram|Vis dette opslag på Instagram|"
    r"Посмотреть эту публикацию в Instagram|"
    r"Lihat postingan ini di Instagram|Bu gönderiyi Instagram['’]da gör|この投稿をInstagramで見る|"
    r"View on Instagram)\W*",
)
_SHARED = re.compile(
    r"(?:A (?:post|photo|video) (?:shared|posted) by|A photo by|A video by|Ein Beitrag geteilt von|"
    r"Beitrag geteilt von|Ein von|Une publication partagée par|"
    r"Una publicación compartida (?:de|por)|Un post condiviso da|Uma publicação (?:compartilhada|partilhada) por|"
    r"Um post compartilhado por|Post udostępniony przez|"
    r"Een bericht gedeeld door|Ett inlägg delat av|Et innlegg delt av|Et opslag delt af|Публикация от|"
    r"Sebuah kiriman dibagikan oleh)"
    r"\s+(?P<author>.{0,80}?)\s*\(?@(?P<handle>[\w.]{1,40})\)?(?:\s+geteilter Beitrag)?(?P<date>\s*(?:on|am|le|el|em|"
    r"il|op|в|at|den)?\s*.{0,60})$"
)
_FACEBOOK = re.compile(
    r"(?:Posted by|Publicado por|Gepostet von|Publiée? par) (?P<author>.{2,80}?) (?:on|el|am|"
    r"le) (?P<date>.{6,50})$"
)
_THREADS = re.compile(r"View on Threads\W*$")
_THREADS_BY = re.compile(r"(?:Post by|Beitrag von) @(?P<handle>[\w.]{1,40})")
_MASTODON = re.compile(r"(?:Post by|Beitrag von) @(?P<handle>[\w.]{1,40}@[\w.-]{3,60})")
_MUSIC = re.compile(r"♬\s*(?P<music>.{1,100})$")
_USER_LINE = re.compile(r"@(?P<handle>[\w.]{2,40})(?:\s|$)")
_REDDIT = re.compile(
    r"(?:(?:posted |reddit |Comment |Posted |from reddit )?by |"
    r"^)(?:\[)?/?u/(?P<handle>[\w-]{2,30})\]?(?P<sub>(?: (?:in|from discussion in?|"
    r"on) ?(?:\[)?/?(?:r/)?\w{2,40}\]?)?)\s*$"
)
_PICTURE = re.compile(r"pic\.(?:twitter|x)\.com/\w{6,12}|(?<=\S)\s?https?://t\.co/\w{6,12}\W{0,2}$")
_ADDRESS = re.compile(r"^(?P<lead>[^\n]{0,80}?[:\-–—]\s*)?(?P<address>(?:https?://|www\.)[^\s<>\"”)\]]{8,400})[.,]?$")
_SAYING_COLON = re.compile(r":\s*$")
_LONGEST = 700
_CAPTION_LINES = 3


def _value(provider: str, handle: str, author: str, date: str, words: str, url: str = "") -> dict[str, Json]:
    return {"provider": provider, "url": url, "handle": handle, "author": author, "date": date, "words": words}


class _Finder:
    """One walk over a page; `taken` holds the numbers of lines that became part of a post."""

    def __init__(self, page: Page, claims: Claims) -> None:
        self.page = page
        self.lines = {line.number: line for line in free_lines(page.lines, claims)}
        self.taken: set[int] = set()
        self.out: list[Found] = []

    def find(self) -> list[Found]:
        """Return the posts found, kind after kind: those with the clearest signs first."""
        for find_kind in (
            self._instagram,
            self._facebook,
            self._threads,
            self._tiktok,
            self._reddit,
            self._address,
            self._picture,
        ):
            for line in self.lines.values():
                if line.number not in self.taken and len(line.text) <= _LONGEST:
                    find_kind(line)
        return self.out

    def _free(self, number: int) -> Line | None:
        line = self.lines.get(number)
        return line if line and number not in self.taken and len(line.text) <= _LONGEST else None

    def _take(self, grade: Grade, lines: list[Line], value: dict[str, Json], reason: str) -> None:
        url = str(value["url"]) or self._linked(lines)
        self.taken.update(line.number for line in lines)
        segments = tuple(line.segment for line in lines)
        self.out.append(Found(ProposalKind.EMBED, grade, segments, {**value, "url": url}, reason))

    def _linked(self, lines: list[Line]) -> str:
        for line in lines:
            linked = self.page.address_at(line.segment)
            if linked and (post := providers.recognise(linked)):
                return post.address
        return ""

    def _instagram(self, line: Line) -> None:
        view = _VIEW.match(line.text)
        if view:
            lines, shared = [line], _SHARED.search(line.text, view.end())
            while shared is None and len(lines) <= _CAPTION_LINES and (below := self._free(line.number + len(lines))):
                lines.append(below)
                shared = _SHARED.search(below.text)
            if shared is None:
                lines = [line]
            self._take_instagram(Grade.SURE if shared else Grade.LIKELY, lines, shared, line.text[view.end() :])
        elif (shared := _SHARED.search(line.text)) and (shared.start() == 0 or MARKS.search(line.text)):
            above = self._free(line.number - 1) if shared.start() == 0 else None
            lines = [above, line] if above and self._is_caption(above) else [line]
            self._take_instagram(Grade.LIKELY, lines, shared, "" if shared.start() == 0 else line.text)

    @staticmethod
    def _is_caption(line: Line) -> bool:
        """Return whether a line above "A post shared by" is the post's caption rather than copy."""
        if _SAYING_COLON.search(line.text) or line.kind is RawKind.HEADING:
            return False
        return MARKS.search(line.text) is not None or (not line.is_prose and not line.ends_sentence)

    def _take_instagram(self, grade: Grade, lines: list[Line], shared: re.Match[str] | None, first: str) -> None:
        words = [first[: shared.start()] if shared and len(lines) == 1 else first, *(line.text for line in lines[1:-1])]
        if len(lines) == 2 and not _VIEW.match(lines[0].text):
            words = [lines[0].text]
        said = "\n".join(one.strip() for one in words if one.strip() and not _VIEW.fullmatch(one))
        author, handle, date = (
            (shared["author"], shared["handle"], read_date(shared["date"])) if shared else ("", "", "")
        )
        self._take(
            grade, lines, _value("instagram", handle, author, date, said), "the words that Instagram sets round a post"
        )

    def _facebook(self, line: Line) -> None:
        found = _FACEBOOK.match(line.text)
        date = read_date(found["date"]) if found else ""
        if not found or not date:
            return
        above = self._free(line.number - 1)
        caption = (
            above
            if above and not above.is_prose and not _SAYING_COLON.search(above.text) and MARKS.search(above.text)
            else None
        )
        lines = [caption, line] if caption else [line]
        self._take(
            Grade.LIKELY,
            lines,
            _value("facebook", "", found["author"], date, caption.text if caption else ""),
            "the tail of a Facebook post",
        )

    def _threads(self, line: Line) -> None:
        threads, mastodon = _THREADS.search(line.text), _MASTODON.match(line.text)
        if not threads and not mastodon:
            return
        by = mastodon or _THREADS_BY.search(line.text)
        lines = [line]
        above = self._free(line.number - 1)
        if by is None and above and (by := _THREADS_BY.search(above.text)):
            lines = [above, line]
        handle = by["handle"] if by else ""
        provider = "mastodon" if "@" in handle else "threads"
        self._take(Grade.LIKELY, lines, _value(provider, handle, "", "", ""), "the words round an embedded post")

    def _tiktok(self, line: Line) -> None:
        music = _MUSIC.search(line.text)
        if not music:
            return
        lines = [line]
        while (
            not _USER_LINE.match(lines[0].text)
            and len(lines) <= _CAPTION_LINES
            and (above := self._free(lines[0].number - 1))
        ):
            lines.insert(0, above)
        user = _USER_LINE.match(lines[0].text)
        if user is None:
            above = self._free(line.number - 1)
            lines = [above, line] if above and MARKS.search(above.text) and music.start() == 0 else [line]
        words = " ".join(one.text for one in lines)
        words = words[user.end() if user else 0 : words.rfind("♬")].strip()
        handle = user["handle"] if user else ""
        self._take(
            Grade.SURE if user else Grade.LIKELY,
            lines,
            _value("tiktok", handle, "", "", words),
            "a TikTok user and the music note",
        )

    def _reddit(self, line: Line) -> None:
        found = _REDDIT.search(line.text)
        if not found:
            return
        whole = found.start() == 0
        if whole and not found["sub"] and not line.text.lower().startswith(("reddit", "posted", "by ", "comment")):
            return
        above = self._free(line.number - 1) if whole else None
        title = (
            above
            if above and not above.is_prose and not _SAYING_COLON.search(above.text) and above.number > 0
            else None
        )
        lines = [title, line] if title else [line]
        words = title.text if title else line.text[: found.start()].strip()
        self._take(Grade.LIKELY, lines, _value("reddit", found["handle"], "", "", words), "the tail of a Reddit post")

    def _address(self, line: Line) -> None:
        found = _ADDRESS.match(line.text)
        post = providers.recognise(found["address"]) if found else None
        if not found or not post:
            return
        value = _value(post.provider, post.handle, "", "", "", post.address)
        alone = not found["lead"]
        self._take(Grade.SURE if alone else Grade.LIKELY, [line], value, "the address of a post, alone on its line")

    def _picture(self, line: Line) -> None:
        """Take a paragraph that holds the link of a post's picture: its tail is lost."""
        if _PICTURE.search(line.text) and line.kind is not RawKind.HEADING:
            self._take(
                Grade.LIKELY, [line], _value("x", "", "", "", line.text), "the link that X puts at the end of a post"
            )


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the posts that other signs than a tail show."""
    return _Finder(page, claims).find()
