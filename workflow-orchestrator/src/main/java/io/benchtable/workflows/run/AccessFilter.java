package io.benchtable.workflows.run;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who has the platform's token; on loopback, only under a loopback name. Pages of other
 * hosts are kept out.
 */
final class AccessFilter extends OncePerRequestFilter {

  private static final Set<String> LOOPBACK =
      Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");

  private final BenchmarkAccess access;

  /**
   * A filter.
   *
   * @param bound the address that the service listens on
   */
  AccessFilter(BenchmarkAccess access, InetAddress bound) {
    if (access.open() && !bound.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "Expected server.address to be a loopback address while benchtable.access.open lets"
              + " anyone in, but it is "
              + bound.getHostAddress());
    }
    this.access = access;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean onLoopback = LOOPBACK.contains(request.getLocalAddr());
    if (onLoopback && !LOOPBACK.contains(request.getServerName())) {
      refuse(response, HttpStatus.FORBIDDEN, "Expected a loopback name as Host");
    } else if (!isOfOwnPage(request)) {
      refuse(
          response, HttpStatus.FORBIDDEN, "Expected a page of this host or of loopback as Origin");
    } else if (!access.open() && !isKnown(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      refuse(response, HttpStatus.UNAUTHORIZED, "Expected the platform's token");
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Whether no page of another host asks; who is no browser names no page. */
  private static boolean isOfOwnPage(HttpServletRequest request) {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      return true;
    }
    try {
      var page = URI.create(origin);
      return page.getHost() != null
          && (page.getAuthority().equalsIgnoreCase(request.getHeader(HttpHeaders.HOST))
              || LOOPBACK.contains(page.getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isKnown(@Nullable String authorization) {
    if (access.token().isEmpty() || authorization == null) {
      return false;
    }
    return MessageDigest.isEqual(
        authorization.getBytes(StandardCharsets.UTF_8),
        ("Bearer " + access.token()).getBytes(StandardCharsets.UTF_8));
  }

  private static void refuse(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getWriter()
        .write(
            "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(status.getReasonPhrase(), status.value(), detail));
  }
}
