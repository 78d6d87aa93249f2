package io.benchtable.streams.stream;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Lets in who carries the platform's token: the table service, which knows who may what. */
final class StreamAccess {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final String BEARER = "Bearer ";

  private final StreamAccessSettings settings;
  private final boolean loopbackOnly;

  /**
   * @param bound the address that the service listens on
   */
  StreamAccess(StreamAccessSettings settings, InetAddress bound) {
    if (settings.open() && !bound.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "Expected server.address to be a loopback address while benchtable.access.open lets"
              + " anyone in, but it is "
              + bound.getHostAddress());
    }
    this.settings = settings;
    this.loopbackOnly = bound.isLoopbackAddress();
  }

  void check(HttpServletRequest request) {
    if (loopbackOnly && !LOOPBACK.contains(request.getServerName())) {
      throw new ResponseStatusException(
          HttpStatus.MISDIRECTED_REQUEST,
          "Expected a loopback name in the Host header, but got " + request.getServerName());
    }
    if (request.getHeader(HttpHeaders.ORIGIN) != null) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "Expected another service, but a page of a browser asks");
    }
    if (!settings.open() && !isKnown(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      throw new ResponseStatusException(
          HttpStatus.UNAUTHORIZED,
          "Expected the platform's token as 'Authorization: Bearer …', but got none or another");
    }
  }

  private boolean isKnown(@Nullable String header) {
    return !settings.token().isEmpty()
        && header != null
        && header.startsWith(BEARER)
        && MessageDigest.isEqual(
            header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
            settings.token().getBytes(StandardCharsets.UTF_8));
  }
}
