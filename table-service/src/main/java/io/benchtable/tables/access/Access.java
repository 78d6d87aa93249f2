package io.benchtable.tables.access;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides who may use the service. */
public final class Access {

  private static final String SERVICE = "dynamodb";
  private static final Caller ROOT = new Caller.Root();
  private static final Admission OF_ROOT = new WholeAdmission(ROOT, _ -> {});

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
        keyId == null || secretKey == null
            ? null
            : new SignatureVerifier(keys(keyId, secretKey, settings), SERVICE, clock);
  }

  private static Map<String, AccessKey> keys(
      String keyId, String secretKey, AccessSettings settings) {
    Map<String, AccessKey> keys = new HashMap<>();
    keys.put(keyId, AccessKey.of(secretKey, ROOT));
    settings
        .callers()
        .forEach((user, caller) -> keys.put(user.keyId(), AccessKey.of(user.secretKey(), caller)));
    return keys;
  }

  /**
   * Lets the head of a request of the DynamoDB protocol in, before its body is read: it is signed,
   * or carries the token.
   */
  public Admission admit(SignedRequest request) {
    SignedRequest.Headers headers = request.headers();
    verifyHost(headers);
    if (open) {
      return OF_ROOT;
    }
    String authorization = headers.first("authorization");
    SignatureVerifier verifier = signatures;
    QueryParameters query = new QueryParameters(request.query());
    if (verifier != null && query.has(SignatureParts.ALGORITHM_IN_QUERY)) {
      if (!authorization.isEmpty()) {
        throw AccessRefused.wrong(
            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP"
                + " header.");
      }
      return verifier.admit(request, SignatureParts.of(query));
    }
    if (verifier != null && authorization.startsWith(SignatureParts.ALGORITHM)) {
      return verifier.admit(request, SignatureParts.of(authorization, headers));
    }
    if (!isTokenOf(authorization)) {
      throw AccessRefused.missing("Request is missing Authentication Token");
    }
    return OF_ROOT;
  }

  /**
   * Lets a plain request in: one that carries the token, as a bearer or, for browsers, as the
   * password of basic authentication.
   */
  public void verifyToken(SignedRequest.Headers headers) {
    verifyHost(headers);
    if (!open && !isTokenOf(headers.first("authorization"))) {
      throw AccessRefused.missing(
          "Expected the platform's token as bearer, but the request carries none.");
    }
  }

  private void verifyHost(SignedRequest.Headers headers) {
    hosts.verify(headers.first("host"), headers.first("origin"));
  }

  /** False without credentials that could be a token; refused when they are not the one. */
  private boolean isTokenOf(String authorization) {
    String expected = token;
    String given = given(authorization);
    if (given == null) {
      return false;
    }
    if (expected == null || !Digests.same(given, expected)) {
      throw AccessRefused.unknown(
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
}
