package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AccessFilterTests {

  private static final BenchmarkAccess OPEN = new BenchmarkAccess("", "", true);
  private final AccessFilter filter =
      new AccessFilter(new BenchmarkAccess("secret", "", false), InetAddress.getLoopbackAddress());
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void refusesToBeOpenWhereOthersReachIt() throws Exception {
    var reachable = InetAddress.getByAddress(new byte[4]);

    assertThatThrownBy(() -> new AccessFilter(OPEN, reachable))
        .hasMessage(
            "Expected server.address to be a loopback address while benchtable.access.open lets"
                + " anyone in, but it is 0.0.0.0");
    assertThat(new AccessFilter(OPEN, InetAddress.getLoopbackAddress())).isNotNull();
  }

  @Test
  void letsInWhoHasTheToken() throws Exception {
    assertThat(status()).isEqualTo(401);
    request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer secret");
    assertThat(status()).isEqualTo(200);
    request.setServerName("evil.example");
    assertThat(status()).isEqualTo(403);
  }

  @Test
  void keepsPagesOfOtherHostsOut() throws Exception {
    request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer secret");
    request.addHeader(HttpHeaders.ORIGIN, "http://localhost:8080");
    assertThat(status()).isEqualTo(200);
    request.removeHeader(HttpHeaders.ORIGIN);
    request.addHeader(HttpHeaders.ORIGIN, "https://evil.example");
    assertThat(status()).isEqualTo(403);
    request.removeHeader(HttpHeaders.ORIGIN);
    request.addHeader(HttpHeaders.ORIGIN, "null");
    assertThat(status()).isEqualTo(403);
  }

  private int status() throws Exception {
    var response = new MockHttpServletResponse();
    filter.doFilterInternal(request, response, new MockFilterChain());
    return response.getStatus();
  }
}
