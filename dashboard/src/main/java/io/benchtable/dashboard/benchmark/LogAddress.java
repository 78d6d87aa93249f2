package io.benchtable.dashboard.benchmark;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a log may be fetched from an address that an item names. Anybody who may write items
 * could name any: only a log of the benchmark's own worker, on this machine or a configured host.
 */
final class LogAddress {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private LogAddress() {}

  static Optional<URI> allowed(String address, Optional<String> worker, List<String> hosts) {
    Optional<URI> log = uri(address);
    boolean known =
        worker
            .map(at -> uri(at).map(URI::getAuthority).equals(log.map(URI::getAuthority)))
            .orElse(true);
    return log.filter(_ -> known)
        .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        .filter(uri -> uri.getUserInfo() == null && uri.getHost() != null)
        .filter(uri -> LOOPBACK.contains(uri.getHost()) || hosts.contains(uri.getHost()))
        .filter(uri -> uri.getRawPath().startsWith("/v1/logs/") && !climbs(uri.getRawPath()))
        .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null);
  }

  /**
   * Whether a server could take a part of the path for the folder itself or the one above. Some
   * drop what follows a semicolon, and some decode before they take the path apart.
   */
  private static boolean climbs(String path) {
    return Arrays.stream(path.split("/"))
        .map(segment -> segment.replaceFirst(";.*", ""))
        .flatMap(segment -> Arrays.stream(decoded(segment).split("[/\\\\]")))
        .anyMatch(part -> part.equals(".") || part.equals(".."));
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
