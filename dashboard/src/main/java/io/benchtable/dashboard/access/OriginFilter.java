package io.benchtable.dashboard.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests under a strange name, and changes that a page of somebody else asks for. */
final class OriginFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Hosts hosts;

  OriginFilter(Hosts hosts) {
    this.hosts = hosts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> host = header(request, "Host");
    if (!hosts.allows(host)) {
      refuse(
          response,
          421,
          "Expected a loopback name or one in benchtable.access.hosts as Host, but it is "
              + host.orElse("missing").replaceAll("[^A-Za-z0-9.:_\\[\\]-]", "?"));
      return;
    }
    if (!READING.contains(request.getMethod())
        && !Hosts.sameOrigin(header(request, "Origin"), header(request, "Sec-Fetch-Site"), host)) {
      refuse(
          response, 403, "Expected a form of this dashboard, but the request is of another site");
      return;
    }
    chain.doFilter(request, response);
  }

  private static void refuse(HttpServletResponse response, int status, String text)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println(text);
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
