package io.benchtable.streams.wal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets on which the driver's non-blocking read waits instead of polling.
 *
 * <p>To see whether a message is there, the driver reads one byte with a time limit of one
 * millisecond, always between two messages. With a longer limit in its place the same read is a
 * wait that data ends at once: no polling on an idle log, no delay on a busy one, and the reading
 * thread comes back regularly to confirm positions. The driver's own blocking read can do neither:
 * it holds the connection's lock, and never comes back without data.
 *
 * <p>Public, with a public constructor, because the driver creates it by its name.
 */
public final class PatientSocketFactory extends SocketFactory {

  /** Milliseconds that the reading thread waits for data before it looks after other things. */
  static final int PATIENCE = 250;

  private static final int POLL = 1;

  /** Called by the driver. */
  public PatientSocketFactory() {}

  @Override
  public Socket createSocket() {
    return new PatientSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unconnectedOnly();
  }

  private static IOException unconnectedOnly() {
    return new IOException("Expected the driver to connect its sockets itself, but it did not");
  }

  private static final class PatientSocket extends Socket {

    @Override
    public synchronized void setSoTimeout(int milliseconds) throws SocketException {
      super.setSoTimeout(milliseconds == POLL ? PATIENCE : milliseconds);
    }
  }
}
