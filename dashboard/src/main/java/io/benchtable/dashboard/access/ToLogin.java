package io.benchtable.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a browser that is not logged in to the login page; tells scripts plainly. */
final class ToLogin implements AuthenticationEntryPoint {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    String accept = request.getHeader("Accept");
    boolean page =
        request.getMethod().equals("GET")
            && accept != null
            && accept.contains("text/html")
            && request.getHeader("X-Live") == null;
    if (!page) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "Log in at /login first");
      return;
    }
    String query = request.getQueryString();
    String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader(
        "Location",
        wanted.equals("/benchmarks")
            ? "/login"
            : "/login?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
  }
}
