"""The servers that are measured: how each is started on a port of this machine, with its flood control off."""

import os
import pathlib
import signal
import socket
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
PATIENCE_SECONDS = 20
ROOST_LIMITS = ["messages-per-second", "message-burst"]

NAMES = {
    "roost": "Roost",
    "floor": "floor",
    "inspircd": "InspIRCd",
    "ngircd": "ngIRCd",
    "hybrid": "ircd-hybrid",
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One server, running; a context manager that ends it."""

    def __init__(self, name, programs, run):
        self.name, self.port = name, free_port()
        self.programs, self.run = pathlib.Path(programs), pathlib.Path(run).resolve()

    @property
    def place(self):
        return f"irc://127.0.0.1:{self.port}"

    def __enter__(self):
        output = open(self.run / f"{self.name}.log", "wb")
        self.process = subprocess.Popen(
            getattr(self, f"_{self.name}")(), stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=self.run)
        output.close()
        try:
            self._await()
        except BaseException:
            # Python does not call __exit__ when __enter__ raises an exception, so the server is ended here.
            self.__exit__()
            raise
        return self

    def _await(self):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"{self.name} does not start: see {self.run}/{self.name}.log")
                time.sleep(0.05)

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _config(self, name, **words):
        text = (HERE / "peers" / name).read_text()
        for word, value in {"PORT": self.port, "RUN": self.run, **words}.items():
            text = text.replace(f"@{word}@", str(value))
        file = self.run / name
        file.write_text(text)
        file.chmod(0o644)
        return str(file)

    def _roost(self):
        limits = [word for name in ROOST_LIMITS for word in ("--limit", f"{name}=off")]
        return [str(self.programs / "roostd"), "--listen", self.place, *limits]

    def _floor(self):
        return [str(self.run / "floor"), str(self.port)]

    def _inspircd(self):
        root = ["--runasroot"] if os.getuid() == 0 else []
        return ["inspircd", "--nofork", "--nolog", *root, f"--config={self._config('inspircd.conf')}"]

    def _ngircd(self):
        config = self._config("ngircd.conf", USER=os.getuid(), GROUP=os.getgid())
        return [str(self.run / "ngircd/usr/sbin/ngircd"), "-n", "-f", config]

    def _hybrid(self):
        """It refuses to run as root."""
        self.run.chmod(0o777)
        other = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []
        files = ["-configfile", self._config("ircd-hybrid.conf"), "-logfile", str(self.run / "hybrid.self.log")]
        return [*other, "ircd-hybrid", "-foreground", *files, "-pidfile", str(self.run / "hybrid.self.pid")]
