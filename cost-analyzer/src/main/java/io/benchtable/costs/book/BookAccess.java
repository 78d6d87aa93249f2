package io.benchtable.costs.book;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Lets in who carries the platform's token and asked for this machine by a name of its own. Pages
 * of other hosts are kept out.
 */
@Component
@EnableConfigurationProperties(BookAccessSettings.class)
public class BookAccess {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final String BEARER = "Bearer ";

  private final BookAccessSettings settings;
  private final boolean loopbackOnly;

  BookAccess(
      BookAccessSettings settings, @Value("${server.address:127.0.0.1}") InetAddress address) {
    if (settings.open() && !address.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "Expected server.address to be a loopback address while benchtable.access.open lets"
              + " anyone in, but it is "
              + address.getHostAddress());
    }
    this.settings = settings;
    this.loopbackOnly = address.isLoopbackAddress();
  }

  public void check(HttpServletRequest request) {
    if (loopbackOnly && !LOOPBACK.contains(request.getServerName())) {
      throw new ResponseStatusException(
          HttpStatus.MISDIRECTED_REQUEST,
          "Expected a loopback name in the Host header, but got " + request.getServerName());
    }
    if (!isOfOwnPage(request)) {
      throw new ResponseStatusException(
          HttpStatus.MISDIRECTED_REQUEST,
          "Expected a page of this host or of loopback in the Origin header, but got "
              + request.getHeader(HttpHeaders.ORIGIN));
    }
    if (!settings.open() && !isKnown(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      throw new ResponseStatusException(
          HttpStatus.UNAUTHORIZED,
          "Expected the platform's token as 'Authorization: Bearer …', but got none or another");
    }
  }

  /** Whether no page of another host asks; who is no browser names no page. */
  private static boolean isOfOwnPage(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      return true;
    }
    try {
      URI page = URI.create(origin);
      return page.getHost() != null
          && (page.getAuthority().equalsIgnoreCase(request.getHeader(HttpHeaders.HOST))
              || LOOPBACK.contains(page.getHost()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private boolean isKnown(@org.jspecify.annotations.Nullable String header) {
    String token = settings.token();
    return token != null
        && !token.isBlank()
        && header != null
        && header.startsWith(BEARER)
        && MessageDigest.isEqual(
            header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
  }
}
