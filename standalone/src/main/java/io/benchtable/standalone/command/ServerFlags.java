package io.benchtable.standalone.command;

import io.benchtable.standalone.engine.TemporalChoice;
import io.benchtable.standalone.server.ServerOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How an instance is started. */
final class ServerFlags {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:BENCHTABLE_DATA:-data}",
      description = "Directory for everything that is kept (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:BENCHTABLE_PORT:-8080}",
      description = "Port to listen on, 0 for any that is free (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
  String address = "127.0.0.1";

  @Option(
      names = "--temporal",
      paramLabel = "WHICH",
      defaultValue = "${env:BENCHTABLE_TEMPORAL:-auto}",
      description = {
        "memory, server (a child process), an address host:port, or auto: a server where one is"
            + " installed, else memory (default: ${DEFAULT-VALUE})."
      })
  String temporal = "auto";

  @Option(names = "--open", description = "Let everybody on this machine in, without credentials.")
  boolean open;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  ServerOptions options() {
    return new ServerOptions(data, address, port, TemporalChoice.of(temporal), open);
  }
}
