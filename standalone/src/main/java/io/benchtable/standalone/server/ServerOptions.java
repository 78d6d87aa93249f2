package io.benchtable.standalone.server;

import io.benchtable.standalone.engine.TemporalChoice;
import io.benchtable.standalone.instance.InstanceProblem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * How to start.
 *
 * @param data the data directory
 * @param address the address to listen on
 * @param port the port to listen on; 0 for any that is free
 * @param temporal which Temporal to use
 * @param open whether anybody who reaches the port may use it; only on the loopback address
 */
public record ServerOptions(
    Path data, String address, int port, TemporalChoice temporal, boolean open) {

  public ServerOptions {
    if (open && !loopback(address)) {
      throw new InstanceProblem(
          "Expected a loopback address with --open, but it is "
              + address
              + ": leave out --open, or listen on 127.0.0.1.");
    }
  }

  ServerOptions withPort(int number) {
    return new ServerOptions(data, address, number, temporal, open);
  }

  private static boolean loopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new InstanceProblem(
          "Expected an address of this machine, but " + address + " is unknown.");
    }
  }
}
