package io.benchtable.tables.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessTests {

  private final Access closed =
      access(new AccessSettings("id", "secret", "token", false, List.of()));
  private final Access open = access(new AccessSettings(null, null, null, true, List.of()));

  @Test
  void takesTheTokenAsBearerAndAsPassword() {
    assertThatCode(() -> closed.verifyToken(headers("localhost:8000", "Bearer token")))
        .doesNotThrowAnyException();
    assertThatCode(() -> closed.verifyToken(headers("127.0.0.1", "Basic YW55Ym9keTp0b2tlbg==")))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesNoTokenAndAnother() {
    assertThat(reason(() -> closed.verifyToken(headers("localhost", null))))
        .isEqualTo(AccessRefused.Reason.MISSING_CREDENTIALS);
    assertThat(reason(() -> closed.verifyToken(headers("localhost", "Bearer other"))))
        .isEqualTo(AccessRefused.Reason.UNKNOWN_CREDENTIALS);
  }

  @Test
  void turnsAwayBeforeTheBodyWhoeverWillNotBeLetIn() {
    assertThat(reason(() -> closed.admit(request("localhost", null))))
        .isEqualTo(AccessRefused.Reason.MISSING_CREDENTIALS);
    assertThat(reason(() -> closed.admit(request("localhost", "Bearer other"))))
        .isEqualTo(AccessRefused.Reason.UNKNOWN_CREDENTIALS);
    assertThatCode(() -> closed.admit(request("localhost", "Bearer token")))
        .doesNotThrowAnyException();
    assertThatCode(() -> open.admit(request("localhost", null))).doesNotThrowAnyException();
  }

  @Test
  void refusesAnotherHostEvenWhenOpen() {
    assertThat(reason(() -> open.verifyToken(headers("rebound.example.com:8000", null))))
        .isEqualTo(AccessRefused.Reason.WRONG_HOST);
    assertThatCode(() -> open.verifyToken(headers("[::1]:8000", null))).doesNotThrowAnyException();
  }

  @Test
  void refusesNamesThatOnlyLookLikeLoopback() {
    for (String host : List.of("127.evil.example", "127.0.0.1.evil.example", "127.0.0", "127.")) {
      assertThat(reason(() -> open.verifyToken(headers(host, null))))
          .as(host)
          .isEqualTo(AccessRefused.Reason.WRONG_HOST);
    }
    assertThatCode(() -> open.verifyToken(headers("127.1.2.3:8000", null)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesPagesOfAnotherOrigin() {
    Map<String, List<String>> values =
        Map.of("host", List.of("localhost:8000"), "origin", List.of("https://example.com"));
    assertThat(reason(() -> open.verifyToken(name -> values.getOrDefault(name, List.of()))))
        .isEqualTo(AccessRefused.Reason.WRONG_HOST);
  }

  @Test
  void wantsCredentialsOrToBeOpen() {
    assertThatThrownBy(() -> new AccessSettings(" ", "secret", "token", false, List.of()))
        .hasMessageStartingWith("Expected benchtable.access.key-id");
  }

  private static Access access(AccessSettings settings) {
    return new Access(settings, new HostNames(false), InstantSource.system());
  }

  private static SignedRequest.Headers headers(String host, @Nullable String authorization) {
    return name ->
        switch (name) {
          case "host" -> List.of(host);
          case "authorization" -> authorization == null ? List.of() : List.of(authorization);
          default -> List.of();
        };
  }

  private static SignedRequest request(String host, @Nullable String authorization) {
    return new SignedRequest("POST", "/", "", headers(host, authorization));
  }

  private static AccessRefused.Reason reason(Runnable call) {
    try {
      call.run();
    } catch (AccessRefused e) {
      return e.reason();
    }
    throw new AssertionError("Expected a refusal, but there was none.");
  }
}
