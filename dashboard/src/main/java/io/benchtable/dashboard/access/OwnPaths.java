package io.benchtable.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.RequestPath;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The dashboard's own addresses. In one process, all others belong to other services. An address is
 * read as Spring looks for its handler, decoded and without parameters, so that no other spelling
 * of a page is somebody else's.
 */
final class OwnPaths implements RequestMatcher {

  private static final List<String> ROOTS =
      List.of(
          "benchmarks",
          "runs",
          "costs",
          "tables",
          "backups",
          "submit",
          "login",
          "logout",
          "live",
          "assets",
          "webjars");

  private static final Set<String> NOWHERE = Set.of("", ".", "..");

  /** Those below which ids are, which may hold any character. */
  private static final Set<String> OF_IDS = Set.of("benchmarks", "runs");

  @Override
  public boolean matches(HttpServletRequest request) {
    return first(request)
        .filter(
            name ->
                ROOTS.stream().anyMatch(root -> name.equals(root) || name.startsWith(root + ".")))
        .isPresent();
  }

  /** Whether an id may follow. None of these addresses is free of login. */
  static boolean ofIds(HttpServletRequest request) {
    return first(request).filter(OF_IDS::contains).isPresent();
  }

  private static Optional<String> first(HttpServletRequest request) {
    return RequestPath.parse(request.getRequestURI(), request.getContextPath())
        .pathWithinApplication()
        .elements()
        .stream()
        .filter(PathSegment.class::isInstance)
        .map(segment -> ((PathSegment) segment).valueToMatch().toLowerCase(Locale.ROOT))
        .filter(name -> !NOWHERE.contains(name))
        .findFirst();
  }
}
