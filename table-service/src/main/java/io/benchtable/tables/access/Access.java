package io.benchtable.tables.access;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides who may use the service. */
public final class Access {

  private final HostNames hosts;
  private final boolean open;
  private final @Nullable SignatureVerifier signatures;
  private final @Nullable String token;

  Access(AccessSettings settings, HostNames hosts, InstantSource clock) {
    this.hosts = hosts;
    this.open = settings.open();
    this.token = settings.token();
    String keyId = settings.keyId();
    String secretKey = settings.secretKey();
    this.signatures =
        keyId == null || secretKey == null ? null : new SignatureVerifier(keyId, secretKey, clock);
  }

  /**
   * Turns away, before its body is read, a request of the DynamoDB protocol that {@link
   * #verifySigned} will not let in whatever the body is.
   */
  public void verifyWithoutBody(SignedRequest.Headers headers) {
    verifyHost(headers);
    if (open) {
      return;
    }
    String authorization = first(headers, "authorization");
    SignatureVerifier verifier = signatures;
    if (authorization.startsWith(SignatureParts.ALGORITHM) && verifier != null) {
      verifier.verifyWithoutBody(headers, authorization);
    } else if (!isTokenOf(authorization)) {
      throw missing("Request is missing Authentication Token");
    }
  }

  /** Lets a request of the DynamoDB protocol in: one that is signed, or carries the token. */
  public void verifySigned(SignedRequest request) {
    String authorization = first(request.headers(), "authorization");
    SignatureVerifier verifier = signatures;
    if (!open && authorization.startsWith(SignatureParts.ALGORITHM) && verifier != null) {
      verifyHost(request.headers());
      verifier.verify(request, authorization);
    } else {
      verifyWithoutBody(request.headers());
    }
  }

  /**
   * Lets a plain request in: one that carries the token, as a bearer or, for browsers, as the
   * password of basic authentication.
   */
  public void verifyToken(SignedRequest.Headers headers) {
    verifyHost(headers);
    if (!open && !isTokenOf(first(headers, "authorization"))) {
      throw missing("Expected the platform's token as bearer, but the request carries none.");
    }
  }

  private void verifyHost(SignedRequest.Headers headers) {
    hosts.verify(first(headers, "host"), first(headers, "origin"));
  }

  /** False without credentials that could be a token; refused when they are not the one. */
  private boolean isTokenOf(String authorization) {
    String expected = token;
    String given = given(authorization);
    if (given == null) {
      return false;
    }
    if (expected == null || !Digests.same(given, expected)) {
      throw new AccessRefused(
          AccessRefused.Reason.UNKNOWN_CREDENTIALS,
          "Expected the platform's token, but the request carries another.");
    }
    return true;
  }

  private static @Nullable String given(String authorization) {
    if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return authorization.substring(7).strip();
    }
    if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return password(authorization.substring(6).strip());
    }
    return null;
  }

  private static String password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static AccessRefused missing(String message) {
    return new AccessRefused(AccessRefused.Reason.MISSING_CREDENTIALS, message);
  }

  private static String first(SignedRequest.Headers headers, String name) {
    List<String> values = headers.of(name);
    return values.isEmpty() ? "" : values.getFirst();
  }
}
