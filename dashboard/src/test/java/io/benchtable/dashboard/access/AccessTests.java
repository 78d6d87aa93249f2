package io.benchtable.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

class AccessTests {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final OneTimeLogin logins = new OneTimeLogin(now::get, "the-token");

  @Test
  void codeIsGoodOnce() {
    String code = logins.create();
    assertThat(login(code)).isTrue();
    assertThat(login(code)).isFalse();
  }

  @Test
  void codeIsGoodForTenMinutes() {
    String code = logins.create();
    now.set(Instant.EPOCH.plus(OneTimeLogin.VALID));
    assertThat(login(code)).isFalse();
  }

  @Test
  void tokenOpensTheFormEachTime() {
    assertThat(login("the-token")).isTrue();
    assertThat(login(" the-token ")).isTrue();
    assertThat(login("the-tokem")).isFalse();
    assertThat(login("")).isFalse();
  }

  @Test
  void withoutTokenOnlyCodesAreGood() {
    OneTimeLogin none = new OneTimeLogin(now::get, "");
    assertThatThrownBy(
            () ->
                none.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("owner", "")))
        .isInstanceOf(BadCredentialsException.class);
  }

  @Test
  void onlyLoopbackAndConfiguredNamesAreHosts() {
    Hosts hosts = new Hosts(List.of("lab.example"), false);
    for (String good :
        List.of("localhost:8080", "127.0.0.1", "127.0.0.1:8080", "[::1]:8080", "LAB.example:80")) {
      assertThat(hosts.allows(Optional.of(good))).as(good).isTrue();
    }
    for (String bad :
        List.of("evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8080")) {
      assertThat(hosts.allows(Optional.of(bad))).as(bad).isFalse();
    }
    assertThat(hosts.allows(Optional.empty())).isFalse();
  }

  @Test
  void changesComeFromOurOwnPagesOnly() {
    Optional<String> host = Optional.of("127.0.0.1:8080");
    assertThat(
            Hosts.sameOrigin(
                Optional.of("http://127.0.0.1:8080"), Optional.of("same-origin"), host))
        .isTrue();
    assertThat(Hosts.sameOrigin(Optional.empty(), Optional.empty(), host)).isTrue();
    assertThat(Hosts.sameOrigin(Optional.of("http://evil.example"), Optional.empty(), host))
        .isFalse();
    assertThat(Hosts.sameOrigin(Optional.of("null"), Optional.empty(), host)).isFalse();
    assertThat(Hosts.sameOrigin(Optional.empty(), Optional.of("cross-site"), host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/submit",
        "/%73ubmit",
        "/submit;x",
        "/;x/submit",
        "//submit",
        "/./submit",
        "/%2E/submit",
        "/submit/check",
        "/submit.",
        "/SUBMIT",
        "/tables.csv",
        "/backups",
        "/at/%74ables/x"
      })
  void pathIsOursHoweverItIsSpelt(String path) {
    assertThat(new OwnPaths().matches(asked(path))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1/tables/submit", "/actuator/health", "/error", "/submitted", "/at/v1/x"})
  void pathOfAnotherServiceIsNotOurs(String path) {
    assertThat(new OwnPaths().matches(asked(path))).isFalse();
  }

  private static MockHttpServletRequest asked(String path) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setContextPath(path.startsWith("/at/") ? "/at" : "");
    return request;
  }

  @Test
  void loginLeadsOnlyToPagesOfThisServer() {
    assertThat(LoginController.local("/runs/1?a=b")).isEqualTo("/runs/1?a=b");
    assertThat(LoginController.local("//evil.example")).isEqualTo("/benchmarks");
    assertThat(LoginController.local("https://evil.example")).isEqualTo("/benchmarks");
    assertThat(LoginController.local("/a\\evil")).isEqualTo("/benchmarks");
    assertThat(LoginController.local(null)).isEqualTo("/benchmarks");
  }

  private boolean login(String code) {
    try {
      return logins
          .authenticate(UsernamePasswordAuthenticationToken.unauthenticated("owner", code))
          .isAuthenticated();
    } catch (BadCredentialsException _) {
      return false;
    }
  }
}
