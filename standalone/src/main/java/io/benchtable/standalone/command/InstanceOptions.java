package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Analyzer;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.RunningInstance;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which instance a command speaks to, here or elsewhere. */
final class InstanceOptions extends DataOptions {

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Address of tables that run elsewhere (default: BENCHTABLE_ENDPOINT, if set and --data is"
              + " not); the token is then taken from BENCHTABLE_TOKEN, and where the pages are from"
              + " BENCHTABLE_PAGES (default: the same address).")
  @Nullable URI endpoint;

  InstanceOptions() {}

  InstanceOptions(Map<String, String> environment) {
    super(environment);
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

  @Override
  String place() {
    return endpoint == null ? super.place() : " --endpoint " + endpoint;
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

  /** The cost analyzer of the instance: elsewhere than the tables where services run apart. */
  Analyzer analyzer() {
    String apart = environment.getOrDefault("BENCHTABLE_COSTS", "");
    return elsewhere()
        .map(
            tables ->
                new Analyzer(
                    endpoint == null && !apart.isBlank() ? URI.create(apart) : tables,
                    environment.getOrDefault("BENCHTABLE_TOKEN", "")))
        .orElseGet(this::ownAnalyzer);
  }

  /** The tables of the instance, if one was named or runs. */
  Optional<Tables> tablesIfRunning() {
    return elsewhere().isEmpty() && RunningInstance.find(data()).isEmpty()
        ? Optional.empty()
        : Optional.of(tables());
  }
}
