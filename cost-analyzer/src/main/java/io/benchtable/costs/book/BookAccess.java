package io.benchtable.costs.book;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Lets in who carries the platform's token and asked for this machine by a name of its own. */
@Component
@EnableConfigurationProperties(BookAccessSettings.class)
class BookAccess {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final String BEARER = "Bearer ";

  private final BookAccessSettings settings;
  private final boolean loopbackOnly;

  BookAccess(
      BookAccessSettings settings, @Value("${server.address:127.0.0.1}") InetAddress address) {
    this.settings = settings;
    this.loopbackOnly = address.isLoopbackAddress();
  }

  void check(HttpServletRequest request) {
    if (loopbackOnly && !LOOPBACK.contains(request.getServerName())) {
      throw new ResponseStatusException(
          HttpStatus.MISDIRECTED_REQUEST,
          "Expected a loopback name in the Host header, but got " + request.getServerName());
    }
    if (!settings.open() && !isKnown(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      throw new ResponseStatusException(
          HttpStatus.UNAUTHORIZED,
          "Expected the platform's token as 'Authorization: Bearer …', but got none or another");
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
