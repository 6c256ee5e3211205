"""Where a library may be."""

from pathlib import Path

import pytest

from db.library import open_library
from db.place import check_place, file_system
from editor.article.library_errors import UnsafePlace

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export /mnt/news nfs4 rw,vers=4.2 0 0
//server/share /mnt/two\\040words cifs rw 0 0
/dev/sdb1 /mnt/news/local ext4 rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/library", "ext4"),
        ("/tmp/library", "tmpfs"),
        ("/mnt/news/library", "nfs4"),
        ("/mnt/newsroom/library", "ext4"),
        ("/mnt/news/local/library", "ext4"),
        ("/mnt/two words/library", "cifs"),
    ],
)
def test_the_file_system_is_found_by_the_longest_mount(path: str, kind: str) -> None:
    assert file_system(Path(path), MOUNTS) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "NFS"])
def test_network_shares_are_refused(tmp_path: Path, kind: str) -> None:
    with pytest.raises(UnsafePlace, match="network share"):
        check_place(tmp_path / "x.copydesk", kind)


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "tmpfs", "apfs", "NTFS", ""])
def test_local_disks_are_taken(tmp_path: Path, kind: str) -> None:
    check_place(tmp_path / "x.copydesk", kind)


@pytest.mark.parametrize(
    "folder", ["Dropbox", "Dropbox (Desk)", "OneDrive", "OneDrive - The Daily", "Google Drive", "Nextcloud"]
)
def test_sync_folders_are_refused_and_nothing_is_made(tmp_path: Path, folder: str) -> None:
    inside = tmp_path / folder / "stories"
    inside.mkdir(parents=True)
    with pytest.raises(UnsafePlace, match="kept in step"):
        open_library(inside / "x.copydesk")
    assert list(inside.iterdir()) == []


def test_a_sync_folder_is_known_by_its_marker(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    with pytest.raises(UnsafePlace):
        open_library(tmp_path / "x.copydesk")


def test_a_folder_that_only_sounds_like_one_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "dropbox investigation"
    folder.mkdir()
    open_library(folder / "x.copydesk").close()
