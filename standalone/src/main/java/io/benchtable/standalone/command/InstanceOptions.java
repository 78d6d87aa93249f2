package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.Credentials;
import io.benchtable.standalone.instance.RunningInstance;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which instance a command speaks to, and in which form it answers. */
final class InstanceOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data directory of the instance (default: BENCHTABLE_DATA, else data). It counts before"
              + " BENCHTABLE_ENDPOINT.")
  @Nullable Path named;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Address of tables that run elsewhere (default: BENCHTABLE_ENDPOINT, if set); the token is"
              + " then taken from BENCHTABLE_TOKEN, and where the pages are from"
              + " BENCHTABLE_PAGES (default: the same address).")
  @Nullable URI endpoint;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  private final Map<String, String> environment;

  InstanceOptions() {
    this(System.getenv());
  }

  InstanceOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The data directory. */
  Path data() {
    return named != null ? named : Path.of(environment.getOrDefault("BENCHTABLE_DATA", "data"));
  }

  /** The address that is spoken to if it is not that of the data directory's own instance. */
  Optional<URI> elsewhere() {
    if (endpoint != null && named != null) {
      throw new IllegalArgumentException(
          "Expected one instance, but --endpoint "
              + endpoint
              + " and --data "
              + named
              + " are two.");
    }
    return endpoint != null || named != null
        ? Optional.ofNullable(endpoint)
        : Optional.ofNullable(environment.get("BENCHTABLE_ENDPOINT"))
            .filter(address -> !address.isBlank())
            .map(URI::create);
  }

  /** The tables of the instance. */
  Tables tables() {
    return elsewhere()
        .map(
            address ->
                new Tables(
                    address,
                    URI.create(environment.getOrDefault("BENCHTABLE_PAGES", address.toString())),
                    environment.getOrDefault("BENCHTABLE_TOKEN", "")))
        .orElseGet(this::ownTables);
  }

  /**
   * The tables of the instance that runs on the data directory, whatever else is set.
   *
   * @throws NotRunning if there is none
   */
  Tables ownTables() {
    return new Tables(running().address(), Credentials.read(data()).token());
  }

  /** The tables of the instance, if one was named or runs. */
  Optional<Tables> tablesIfRunning() {
    return elsewhere().isEmpty() && RunningInstance.find(data()).isEmpty()
        ? Optional.empty()
        : Optional.of(tables());
  }

  /**
   * The instance that runs on the data directory.
   *
   * @throws NotRunning if there is none
   */
  RunningInstance running() {
    return RunningInstance.find(data())
        .orElseThrow(
            () ->
                new NotRunning(
                    "No instance runs on "
                        + data().toAbsolutePath().normalize()
                        + ": start one with ./benchtable up, or name another directory with"
                        + " --data."));
  }
}
