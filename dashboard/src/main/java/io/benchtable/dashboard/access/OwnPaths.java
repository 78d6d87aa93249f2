package io.benchtable.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The dashboard's own addresses. In one process, all others belong to other services. */
final class OwnPaths implements RequestMatcher {

  private static final List<String> ROOTS =
      List.of(
          "/benchmarks",
          "/runs",
          "/costs",
          "/tables",
          "/submit",
          "/login",
          "/logout",
          "/live",
          "/assets",
          "/webjars");

  @Override
  public boolean matches(HttpServletRequest request) {
    String path = request.getRequestURI();
    return ROOTS.stream()
        .anyMatch(
            root ->
                path.startsWith(root)
                    && (path.length() == root.length()
                        || "/;.".indexOf(path.charAt(root.length())) >= 0));
  }
}
