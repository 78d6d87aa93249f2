package io.benchtable.dashboard.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Browsers that ask for the root get the list of benchmarks; other clients pass. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RootRedirect extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return !request.getMethod().equals("GET")
        || !request.getRequestURI().equals("/")
        || accept == null
        || !accept.contains("text/html");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", "/benchmarks");
    response.setHeader("Vary", "Accept");
    response.setHeader("Cache-Control", "no-store");
  }
}
