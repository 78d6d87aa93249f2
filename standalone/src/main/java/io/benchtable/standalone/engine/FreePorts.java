package io.benchtable.standalone.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ports on the loopback address that nothing listens on. */
final class FreePorts {

  private FreePorts() {}

  /** Returns {@code count} different ports that were free a moment ago. */
  static List<Integer> take(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on the loopback address", e);
    } finally {
      held.forEach(FreePorts::release);
    }
  }

  /**
   * Returns the ports written in {@code file} if all are still free, else new ones, which it
   * writes. A Temporal server looks for its former peers when it starts: on the same ports it finds
   * itself, on others it waits for them in vain.
   */
  static List<Integer> keep(int count, Path file) throws IOException {
    if (Files.exists(file)) {
      List<Integer> kept = Files.readAllLines(file).stream().map(Integer::parseInt).toList();
      if (kept.size() == count && kept.stream().allMatch(FreePorts::isFree)) {
        return kept;
      }
    }
    List<Integer> fresh = take(count);
    Files.write(file, fresh.stream().map(String::valueOf).toList());
    return fresh;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
