"""An editor as the language server sees one: its own JSON-RPC over the pipes of a subprocess, no library."""

import json
import queue
import subprocess
import sys
import threading
import warnings

COMMAND = [sys.executable, "-W", "error", "-m", "cchc_check.integrations.lsp", "--stdio"]
PATIENCE = 60


class Editor:
    """Starts a server; `say` notifies, `ask` waits for the answer, `told` waits for a notification."""

    def __init__(self, folder, *, command=COMMAND):
        self.folder = folder
        self.server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder
        )
        self.heard = queue.Queue()
        self.kept = []
        self.errors = []
        self.count = 0
        self.threads = [
            threading.Thread(target=self._listen, daemon=True),
            threading.Thread(target=self._errors, daemon=True),
        ]
        for thread in self.threads:
            thread.start()

    def _listen(self):
        out = self.server.stdout
        while header := out.readline():
            length = 0
            while header.strip():
                name, _, value = header.decode("ascii").partition(":")
                length = int(value) if name == "Content-Length" else length
                header = out.readline()
            self.heard.put(json.loads(out.read(length)))
        self.heard.put(None)

    def _errors(self):
        self.errors += [line.decode("utf-8") for line in self.server.stderr]

    def write(self, data):
        self.server.stdin.write(data)
        self.server.stdin.flush()

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def say(self, method, **params):
        self.send(method=method, params=params)

    def ask(self, method, **params):
        """The whole answer, `result` or `error`."""
        self.count += 1
        number = self.count
        self.send(id=number, method=method, params=params)
        return self._until(lambda message: message.get("id") == number and "method" not in message)

    def told(self, method, when=lambda params: True):
        """The parameters of the next notification (or request) of that kind which fits."""
        return self._until(lambda message: message.get("method") == method and when(message["params"]))[
            "params"
        ]

    def _until(self, fits):
        for message in self.kept:
            if fits(message):
                self.kept.remove(message)
                return message
        while True:
            message = self.heard.get(timeout=PATIENCE)
            assert message is not None, f"the server has gone: {''.join(self.errors)}"
            if fits(message):
                return message
            self.kept.append(message)

    def begin(self, options=None, **capabilities):
        """Introduce each other; the answer of the server."""
        answer = self.ask(
            "initialize",
            processId=None,
            rootUri=self.folder.as_uri(),
            capabilities=capabilities,
            initializationOptions=options,
        )
        self.say("initialized")
        return answer["result"]

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name, text, language="markdown", version=1):
        """Open a text (by name or URI) and wait for what is found in it."""
        uri = name if ":" in name else self.uri(name)
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.say("textDocument/didOpen", textDocument=item)
        return self.found(name, version)

    def change(self, name, text, version):
        """Change a text and do not wait."""
        uri = name if ":" in name else self.uri(name)
        self.say(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": version},
            contentChanges=[{"text": text}],
        )

    def found(self, name, version):
        """The diagnostics published for that version of a text."""
        uri = name if ":" in name else self.uri(name)
        wanted = {"uri": uri, "version": version}
        params = self.told("textDocument/publishDiagnostics", lambda params: wanted.items() <= params.items())
        return params["diagnostics"]

    def end(self):
        """Say goodbye; the exit code."""
        assert self.ask("shutdown") is not None
        self.say("exit")
        return self.gone()

    def gone(self):
        """The exit code of a server that has been told to go, or to which nobody speaks any more."""
        with warnings.catch_warnings():
            self.server.stdin.close()
        code = self.server.wait(PATIENCE)
        for thread in self.threads:
            thread.join(PATIENCE)
        self.server.stdout.close()
        self.server.stderr.close()
        return code

    def kill(self):
        """End the server whatever it does."""
        if self.server.poll() is None:
            self.server.kill()
            self.gone()


def units(text, encoding="utf-16-le", width=2):
    return len(text.encode(encoding, "surrogatepass")) // width


def offset(text, position):
    """The offset of a place in UTF-16 units, worked out without the server's own means."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before = text
    at = 0
    for line in lines[: position["line"]]:
        at += len(line)
        at += 2 if before[at : at + 2] == "\r\n" else 1
    line, column = lines[position["line"]], 0
    while units(line[:column]) < position["character"]:
        column += 1
    assert units(line[:column]) == position["character"]
    return at + column


def cut(text, range):
    """The words of a range."""
    return text[offset(text, range["start"]) : offset(text, range["end"])]


def applied(text, edits):
    """The text after the edits."""
    placed = [
        (offset(text, each["range"]["start"]), offset(text, each["range"]["end"]), each["newText"])
        for each in edits
    ]
    for start, end, new in sorted(placed, reverse=True):
        text = text[:start] + new + text[end:]
    return text
