package io.benchtable.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's strict checks of addresses for our own paths alone. It would otherwise refuse
 * requests to other services of the same process, whose keys may well hold a slash or a percent
 * sign.
 */
final class OwnPathsFirewall implements HttpFirewall {

  private final HttpFirewall strict = new StrictHttpFirewall();
  private final OwnPaths own = new OwnPaths();

  @Override
  public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
    return own.matches(request)
        ? strict.getFirewalledRequest(request)
        : new FirewalledRequest(request) {
          @Override
          public void reset() {
            // Nothing was changed, so there is nothing to undo.
          }
        };
  }

  @Override
  public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
    return response;
  }
}
