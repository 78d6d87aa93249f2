package io.benchtable.standalone.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ports on the loopback address that nothing listens on. */
final class FreePorts {

  private FreePorts() {}

  /**
   * Returns {@code count} different ports that were free a moment ago.
   *
   * @param promised ports that somebody else is about to listen on
   */
  static List<Integer> take(int count, Collection<Integer> promised) {
    List<ServerSocket> held = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    try {
      while (ports.size() < count) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket); // also a promised one, so that it is not offered again
        if (!promised.contains(socket.getLocalPort())) {
          ports.add(socket.getLocalPort());
        }
      }
      return ports;
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
  static List<Integer> keep(int count, Path file, Collection<Integer> promised) throws IOException {
    if (Files.exists(file)) {
      Set<Integer> kept = new HashSet<>();
      List<Integer> ports =
          Files.readAllLines(file).stream()
              .filter(line -> line.matches("\\d{1,5}"))
              .map(Integer::parseInt)
              .filter(port -> !promised.contains(port) && isFree(port) && kept.add(port))
              .toList();
      if (ports.size() == count) {
        return ports;
      }
    }
    List<Integer> fresh = take(count, promised);
    Files.write(file, fresh.stream().map(String::valueOf).toList());
    return fresh;
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException | IllegalArgumentException e) {
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
