"""Noticing that nobody is there, and what the system tells about sleep and locked screens."""

import ctypes
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.conftest import SLOW
from ui.caps_lock import CapsWatch, caps_lock_of
from ui.idle import IdleWatch
from ui.system_lock import SystemLock, session_path
from ui.widgets.lock_warning import LockWarning
from ui.windows_messages import POWER, SESSION_CHANGE, SESSION_LOCK, Message, MessageFilter

LISTENER = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from ui.system_lock import SCREENS, SystemLock
application = QApplication([])
window = QWidget()
heard = []
system = SystemLock(window)
system.closing.connect(lambda how: (heard.append(how), application.quit()))
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "the screen saver")
path, interface = SCREENS[{which}]
def tell():
    message = QDBusMessage.createSignal(path, interface, "ActiveChanged")
    message.setArguments([{active}])
    bus.send(message)
again = QTimer(interval=50)
again.timeout.connect(tell)
again.start()
QTimer.singleShot({patience}, application.quit)
application.exec()
print(heard)
"""


@pytest.fixture
def watch(qtbot):
    made = IdleWatch(QApplication.instance())
    yield made
    made.stop()
    made.deleteLater()


def told(watch):
    found = []
    watch.warned.connect(found.append)
    watch.stayed.connect(lambda: found.append("stayed"))
    watch.idle.connect(lambda: found.append("idle"))
    watch.slept.connect(lambda: found.append("slept"))
    return found


def pass_time(watch, begin, end, step=1):
    for now in range(begin, end, step):
        watch.look(watch._touched + now)


def test_it_warns_for_a_minute_and_then_tells(watch):
    found = told(watch)
    watch.start(2)
    watch._timer.stop()
    pass_time(watch, 1, 60)
    assert found == []
    pass_time(watch, 60, 120)
    assert found == list(range(61, 1, -1))
    pass_time(watch, 120, 121)
    assert found[-1] == "idle"


def test_a_key_stays(qtbot, watch):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    found = told(watch)
    watch.start(2)
    watch._timer.stop()
    pass_time(watch, 1, 100)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_X)
    assert found[-1] == "stayed"
    before = len(found)
    pass_time(watch, 1, 60)
    assert len(found) == before


def test_a_window_that_came_later_is_looked_at_too(qtbot, watch):
    found = told(watch)
    watch.start(2)
    watch._timer.stop()
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow, timeout=SLOW)
    pass_time(watch, 1, 100)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_X)
    assert found[-1] == "stayed"


def test_sleep_is_noticed_whatever_the_minutes(watch):
    found = told(watch)
    watch.start(0)
    watch._timer.stop()
    pass_time(watch, 1, 9_000, 20)
    assert found == []
    watch.look(watch._ticked + 3_600)
    assert found == ["slept"]


def test_the_last_minute_is_shown_and_can_be_stayed_by_keyboard(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    warning = LockWarning(window)
    window.show()
    warning.tell(60)
    assert warning.isVisible()
    assert warning.count.text() == "ccjournal locks in 60 s"
    assert window.rect().contains(warning.geometry())
    with qtbot.waitSignal(warning.stayed):
        qtbot.keyClick(warning.stay, Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("text", "shift", "mac", "on"),
    [
        ("a", False, False, False),
        ("A", False, False, True),
        ("A", True, False, False),
        ("a", True, False, True),
        ("A", True, True, None),
        ("A", False, True, True),
        ("7", False, False, None),
        ("", False, False, None),
    ],
)
def test_a_letter_tells_of_caps_lock(text, shift, mac, on):
    assert caps_lock_of(text, shift=shift, mac=mac) is on


def test_caps_lock_is_told_when_it_changes(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    found = []
    CapsWatch(line).told.connect(found.append)
    qtbot.keyClicks(line, "ab")
    assert found == [False]
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_D, Qt.KeyboardModifier.NoModifier, "D")
    QApplication.sendEvent(line, event)
    assert found == [False, True]
    qtbot.keyClick(line, Qt.Key.Key_CapsLock)
    assert found == [False, True, False]


def test_windows_tells_of_a_locked_screen_and_of_sleep():
    found = []
    listening = MessageFilter(found.append)
    for message, value in ((SESSION_CHANGE, SESSION_LOCK), (SESSION_CHANGE, 8), (POWER, 4), (1, 4)):
        seen = Message(None, message, value)
        listening.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(seen))
        listening.nativeEventFilter(b"xcb_generic_event_t", ctypes.addressof(seen))
    assert found == ["when the screen was locked", "when the computer went to sleep"]


@pytest.mark.parametrize(
    ("session", "path"),
    [
        ("2", "/org/freedesktop/login1/session/_32"),
        ("c12", "/org/freedesktop/login1/session/c12"),
        ("31", "/org/freedesktop/login1/session/_331"),
        ("", ""),
        ("../x", ""),
    ],
)
def test_only_its_own_session_is_listened_to(session, path):
    assert session_path(session) == path


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no D-Bus here")
@pytest.mark.parametrize(("which", "active"), [(0, True), (2, True), (0, False)])
def test_the_screen_saver_is_heard(which, active):
    patience = 15_000 if active else 800
    code = LISTENER.format(which=which, active=active, patience=patience)
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", code],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == str(["when the screen was locked"] if active else [])


def test_a_system_without_a_bus_tells_nothing_and_holds_nothing_up(qtbot, monkeypatch):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nowhere/at/all")
    window = QWidget()
    qtbot.addWidget(window)
    system = SystemLock(window)
    qtbot.waitUntil(lambda: not system._jobs.busy, timeout=SLOW)


def test_sleep_and_a_lock_are_put_into_words(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    system = SystemLock(window)
    found = []
    system.closing.connect(found.append)
    for active in (False, True):
        system.on_active(active)
        system.on_sleep(active)
    system.on_lock()
    asleep, screen = "when the computer went to sleep", "when the screen was locked"
    assert found == [screen, asleep, screen]
    qtbot.waitUntil(lambda: not system._jobs.busy, timeout=SLOW)
