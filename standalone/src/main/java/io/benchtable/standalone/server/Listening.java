package io.benchtable.standalone.server;

import io.benchtable.standalone.instance.InstanceProblem;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;

/** The address and port that an instance listens on, and where it is reached on this machine. */
record Listening(String address, InetAddress local, int port) {

  private static final int FIRST_FOR_EVERYBODY = 1024;

  /**
   * Finds out whether {@code port} on {@code address} can be listened on; 0 becomes a free one.
   *
   * @throws InstanceProblem saying why it cannot
   */
  static Listening on(String address, int port) {
    InetAddress local = resolve(address);
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(local, port), 1);
      return new Listening(address, local, socket.getLocalPort());
    } catch (IOException e) {
      throw new InstanceProblem(reason(address, local, port, String.valueOf(e.getMessage())), e);
    } catch (IllegalArgumentException e) {
      throw new InstanceProblem("Expected a port from 0 to 65535, but it is " + port + ".", e);
    }
  }

  private static InetAddress resolve(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new InstanceProblem(unknown(address), e);
    }
  }

  private static String reason(String address, InetAddress local, int port, String said) {
    String place = "Port " + port + " on " + address;
    if (!isOfThisMachine(local)) {
      return unknown(address);
    }
    if (said.contains("in use")) {
      return place + " is taken by another program: stop it, or choose another with --port.";
    }
    if (port < FIRST_FOR_EVERYBODY && said.contains("ermission")) {
      return place + " needs a right that this user lacks: choose one from 1024 on with --port.";
    }
    return place + " cannot be listened on (" + said + "): choose another with --port.";
  }

  private static boolean isOfThisMachine(InetAddress local) {
    try {
      return local.isAnyLocalAddress()
          || local.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(local) != null;
    } catch (IOException e) {
      return true; // unknown: then what the system said is the better reason
    }
  }

  private static String unknown(String address) {
    return "Expected an address of this machine, but it is " + address + ": see --address.";
  }

  /** Where it is reached from this machine: a wildcard is no place to go to. */
  URI uri() {
    String host = local.isAnyLocalAddress() ? "127.0.0.1" : address;
    String bracketed =
        local instanceof Inet6Address && host.contains(":") && !host.startsWith("[")
            ? "[" + host + "]"
            : host;
    return URI.create("http://" + bracketed + ":" + port);
  }
}
