package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.Credentials;
import io.benchtable.standalone.instance.RunningInstance;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which instance a command speaks to. */
final class InstanceOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:BENCHTABLE_DATA:-data}",
      description = "Data directory of the instance (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      defaultValue = "${env:BENCHTABLE_ENDPOINT}",
      description =
          "Address of services that run elsewhere; the token is then taken from BENCHTABLE_TOKEN.")
  @Nullable URI endpoint;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  /** The tables of the instance. */
  Tables tables() {
    if (endpoint != null) {
      String token = System.getenv("BENCHTABLE_TOKEN");
      return new Tables(endpoint, token == null ? "" : token);
    }
    URI address = running().address();
    return new Tables(address, Credentials.read(data).token());
  }

  /**
   * The instance that runs on the data directory.
   *
   * @throws NotRunning if there is none
   */
  RunningInstance running() {
    return RunningInstance.find(data)
        .orElseThrow(
            () ->
                new NotRunning(
                    "No instance runs on "
                        + data.toAbsolutePath().normalize()
                        + ": start one with ./benchtable up, or name another directory with"
                        + " --data."));
  }
}
