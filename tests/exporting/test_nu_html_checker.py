"""The Nu HTML checker (https://validator.w3.org/nu) finds no error, and nothing to warn of, in what is exported."""

import dataclasses
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from editor.exporting.export import ExportRequest
from editor.exporting.profile import AdDialect, Citations, EmbedMode, Position, Profile
from editor.exporting.targets import export
from tests.exporting.many_stories import requests
from tests.exporting.node import VALIDATORS

pytestmark = pytest.mark.slow

JAR = VALIDATORS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ALL = Profile(
    ads=AdDialect.GOOGLE,
    ad_unit="/123/news",
    embeds=EmbedMode.CLICK_TO_LOAD,
    citations=Citations.NOTES,
    corrections=Position.TOP,
    footer="Read *more*.",
)
# Of a content security policy the checker knows too little: it finds a data address against every policy,
# `img-src *` too, and takes data in a script element for a script, whatever hash is allowed, although no policy is
# asked for data (html.spec.whatwg.org, "prepare the script element"). In a browser both are there: test_page_read.py.
POLICY = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): image “data:image/"
    r"|Inline script violates Content Security Policy \(meta tag\): blocked by “script-src”"
)
# What a reader loads on a click comes from another host than the page, so it cannot reach out of its frame; without
# either word networks' embeds do not run.
SANDBOX = (
    "Potentially bad value “allow-scripts allow-same-origin allow-popups allow-presentation” for attribute “sandbox”"
)


def checked(folder: Path, pages: dict[str, str]) -> list[tuple[str, str]]:
    """Return what the checker says of pages, each with the name of its page; skips the test without Java or checker."""
    java = shutil.which("java")
    if java is None or not JAR.is_file():
        pytest.skip("there is no Java here, or the checker is not installed; `make test` does it")
    names = {}
    for number, (name, page) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_text(page, "utf-8")
        names[path.name] = name
    # The deep stack is for its own schema; the rest makes a run of half a minute out of one of two.
    command = [java, "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(JAR)]
    command += ["--format", "json", "--stdout", *sorted(str(folder / one) for one in names)]
    ran = subprocess.run(command, capture_output=True, timeout=280, check=False)
    messages: list[dict[str, Any]] = json.loads(ran.stdout)["messages"]
    return [(names[Path(one["url"]).name], f"{one['type']}: {one['message']}") for one in messages]


def as_page(fragment: str) -> str:
    """Return the page that a CMS would set round a fragment."""
    head = '<meta charset="utf-8"><title>x</title>'
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}</head>\n<body>\n{fragment}</body>\n</html>\n'


def with_headline(request: ExportRequest) -> ExportRequest:
    """Return a request whose story has a headline: without one no story may leave."""
    about = request.article.furniture
    if about.headline:
        return request
    article = dataclasses.replace(request.article, furniture=dataclasses.replace(about, headline="Headline"))
    return dataclasses.replace(request, article=article)


def is_known(name: str, message: str, page: str) -> bool:
    """Return whether a message is one of those above, or tells that words by chance are of another language."""
    if POLICY.search(message) or (SANDBOX in message and "post-frame" in page):
        return True
    return "by chance" in name and "This document appears to be written in" in message


def test_nothing_is_found_in_pages_and_fragments(root: Path, tmp_path: Path) -> None:
    pages = {}
    for number, (name, request) in enumerate(requests(root).items()):
        story = with_headline(request)
        if number % 4 == 0:
            story = dataclasses.replace(story, profile=ALL)
        pages[f"page of {name}"] = export("page", story).content.decode()
        pages[f"html of {name}"] = as_page(export("html", story).content.decode())
    found = [(name, message) for name, message in checked(tmp_path, pages) if not is_known(name, message, pages[name])]
    assert found == []


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    wrong = {
        "an element": as_page("<article><h1>x</h1><p><div>y</div></p></article>"),
        "a level": as_page("<h1>x</h1><h3>y</h3>"),
    }
    assert {name for name, _ in checked(tmp_path, wrong)} == set(wrong)
