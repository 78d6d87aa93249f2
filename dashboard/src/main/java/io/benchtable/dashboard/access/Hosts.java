package io.benchtable.dashboard.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Under which names the pages may be asked for, so that a page of somebody else cannot reach them
 * through a name of its own that resolves to this machine.
 *
 * @param names names allowed beside the loopback ones
 * @param any whether any name is good: bound beyond loopback, and no name was configured
 */
record Hosts(List<String> names, boolean any) {

  Hosts {
    names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether a Host header names us. */
  boolean allows(Optional<String> header) {
    if (any) {
      return true;
    }
    return header
        .map(text -> name(text))
        .map(name -> loopback(name) || names.contains(name))
        .orElse(false);
  }

  /** Whether a request that changes something comes from a page of ours. */
  static boolean sameOrigin(Optional<String> origin, Optional<String> site, Optional<String> host) {
    if (site.isPresent() && !List.of("same-origin", "none").contains(site.get())) {
      return false;
    }
    if (origin.isEmpty()) {
      return true;
    }
    try {
      String authority = new URI(origin.get()).getAuthority();
      return authority != null && authority.equalsIgnoreCase(host.orElse(""));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  static boolean loopback(String name) {
    return name.equals("localhost")
        || name.equals("::1")
        || name.equals("0:0:0:0:0:0:0:1")
        || name.matches("127(\\.\\d{1,3}){3}");
  }

  private static String name(String header) {
    String text = header.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return end < 0 ? text : text.substring(1, end);
    }
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }
}
