"""A TCP proxy that tests can interrupt and restore."""

import contextlib
import socket
import threading


class Proxy:
    """Forwards bytes in both directions between its own port and a server, until it is interrupted."""

    def __init__(self, port):
        self.target = port
        self.port = 0
        self.pairs = []
        self.mend()

    def mend(self):
        """Starts to forward connections, or restarts at the same port."""
        self.listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, args=[self.listener], daemon=True).start()

    def cut(self):
        """Closes all forwarded connections, and accepts no further ones."""
        # A thread that waits in accept keeps the listening socket open until the socket is shut down.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for pair in self.pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        self.pairs = []

    close = cut

    def _accept(self, listener):
        with contextlib.suppress(OSError):
            while True:
                client = listener.accept()[0]
                server = socket.create_connection(("127.0.0.1", self.target))
                self.pairs.append((client, server))
                for source, sink in [(client, server), (server, client)]:
                    threading.Thread(target=self._pass, args=[source, sink], daemon=True).start()

    @staticmethod
    def _pass(source, sink):
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                sink.sendall(piece)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_RDWR)
