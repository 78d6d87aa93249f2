package io.benchtable.standalone.command;

import io.benchtable.dashboard.access.OneTimeLogin;
import io.benchtable.standalone.server.Server;

/** Addresses of pages, with a login that works once. */
final class Addresses {

  /** How long such an address can be used. */
  static final String VALID =
      "That address works once, within 10 minutes; after that, log in with the BENCHTABLE_TOKEN"
          + " that ./benchtable env shows.";

  private Addresses() {}

  /** The page to begin with. */
  static String login(Server server) {
    return server.address() + "/login?code=" + server.service(OneTimeLogin.class).create();
  }

  /** The page of a benchmark. */
  static String benchmark(Server server, String benchmarkId) {
    return login(server) + "&next=/benchmarks/" + benchmarkId;
  }
}
