package io.benchtable.workflows.run;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who has the platform's token; on loopback, only under a loopback name. */
final class AccessFilter extends OncePerRequestFilter {

  private static final Set<String> LOOPBACK =
      Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");

  private final BenchmarkAccess access;

  AccessFilter(BenchmarkAccess access) {
    this.access = access;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean onLoopback = LOOPBACK.contains(request.getLocalAddr());
    if (onLoopback && !LOOPBACK.contains(request.getServerName())) {
      refuse(response, HttpStatus.FORBIDDEN, "Expected a loopback name as Host");
    } else if (!access.open() && !isKnown(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      refuse(response, HttpStatus.UNAUTHORIZED, "Expected the platform's token");
    } else {
      chain.doFilter(request, response);
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
