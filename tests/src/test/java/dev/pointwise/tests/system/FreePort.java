package dev.pointwise.tests.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of loopback on which nobody listens right now. */
final class FreePort {
  private static final int TRIES = 100;
  private static final int LARGEST = 65_535;

  private FreePort() {}

  static int any() throws IOException {
    try (ServerSocket socket = listening(0)) {
      return socket.getLocalPort();
    }
  }

  /** A free one whose next is free as well: a master's and its page's. */
  static int beforeAnother() {
    for (int k = 0; k < TRIES; k++) {
      try (ServerSocket first = listening(0)) {
        int port = first.getLocalPort();
        if (port < LARGEST) {
          listening(port + 1).close();
          return port;
        }
      } catch (IOException taken) {
        // another pair, then
      }
    }
    throw new AssertionError("No two free ports in a row after %d tries".formatted(TRIES));
  }

  private static ServerSocket listening(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
