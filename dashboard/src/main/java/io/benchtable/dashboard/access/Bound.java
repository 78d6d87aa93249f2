package io.benchtable.dashboard.access;

import org.springframework.core.env.Environment;

/** Where the web server listens. */
final class Bound {

  private Bound() {}

  /** Whether only this machine can reach it. */
  static boolean loopback(Environment environment) {
    return Hosts.loopback(environment.getProperty("server.address", "0.0.0.0"));
  }
}
