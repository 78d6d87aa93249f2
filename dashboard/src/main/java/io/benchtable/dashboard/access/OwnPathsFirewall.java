package io.benchtable.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's strict checks of addresses for our own paths alone. It would otherwise refuse
 * requests to other services of the same process, whose keys may well hold a slash or a percent
 * sign. So may the ids of benchmarks and runs: each is one segment of an address, decoded after the
 * address was taken apart.
 */
final class OwnPathsFirewall implements HttpFirewall {

  private final HttpFirewall strict = new StrictHttpFirewall();
  private final HttpFirewall ofIds = ofIds();
  private final OwnPaths own = new OwnPaths();

  @Override
  public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
    if (own.matches(request)) {
      return (OwnPaths.ofIds(request) ? ofIds : strict).getFirewalledRequest(request);
    }
    return new FirewalledRequest(request) {
      @Override
      public void reset() {
        // Nothing was changed, so there is nothing to undo.
      }
    };
  }

  private static HttpFirewall ofIds() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowSemicolon(true);
    firewall.setAllowBackSlash(true);
    return firewall;
  }

  @Override
  public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
    return response;
  }
}
