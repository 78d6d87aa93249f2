package io.benchtable.tables.access;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that requests may be meant for. A service on loopback answers to loopback names only,
 * so that a web page cannot reach it under a name of its own.
 */
final class HostNames {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");

  private final boolean anyName;

  HostNames(boolean anyName) {
    this.anyName = anyName;
  }

  void verify(String host, String origin) {
    if (!anyName && !isLoopback(withoutPort(host))) {
      throw new AccessRefused(
          AccessRefused.Reason.WRONG_HOST,
          "Expected a loopback name in the Host header, but it is '" + host + "'.");
    }
    if (!origin.isEmpty() && !isSameOrLoopback(origin, host)) {
      throw new AccessRefused(
          AccessRefused.Reason.WRONG_HOST,
          "Expected a request from a page of this host, but its Origin is '" + origin + "'.");
    }
  }

  private boolean isSameOrLoopback(String origin, String host) {
    try {
      String name = URI.create(origin).getAuthority();
      return name != null && (name.equalsIgnoreCase(host) || isLoopback(withoutPort(name)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static boolean isLoopback(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(lower)
        || lower.endsWith(".localhost")
        || LOOPBACK_ADDRESS.matcher(lower).matches();
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
