package io.benchtable.tables.access;

import java.util.ArrayList;
import java.util.List;

/**
 * What a request says of its signature, which is one of version 4.
 *
 * @param terminator what the scope ends with
 * @param signedAt as it is written
 * @param lifetime for how many seconds, as its sender wants; 0 where nothing is said
 * @param token of a session; empty without one
 */
record SignatureParts(
    String keyId,
    String date,
    String region,
    String service,
    String terminator,
    List<String> signedHeaders,
    String signature,
    String signedAt,
    int lifetime,
    String token) {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  static final String ALGORITHM_IN_QUERY = "X-Amz-Algorithm";
  static final String SIGNATURE_IN_QUERY = "X-Amz-Signature";
  static final String TERMINATOR = "aws4_request";

  /** Of an Authorization header. */
  static SignatureParts of(String authorization, SignedRequest.Headers headers) {
    String credential = "";
    String signedHeaders = "";
    String signature = "";
    int from = ALGORITHM.length();
    while (from < authorization.length()) {
      int comma = authorization.indexOf(',', from);
      int to = comma < 0 ? authorization.length() : comma;
      int equals = authorization.indexOf('=', from);
      if (equals > 0 && equals < to) {
        String value = authorization.substring(equals + 1, to).strip();
        switch (authorization.substring(from, equals).strip()) {
          case "Credential" -> credential = value;
          case "SignedHeaders" -> signedHeaders = value;
          case "Signature" -> signature = value;
          default -> {
            // The service passes over what it does not know.
          }
        }
      }
      from = to + 1;
    }
    String dated = headers.first("x-amz-date");
    String signedAt = dated.isEmpty() ? headers.first("date") : dated;
    if (credential.isEmpty()
        || signedHeaders.isEmpty()
        || signature.isEmpty()
        || signedAt.isEmpty()) {
      throw missing(authorization, credential, signature, signedHeaders, signedAt);
    }
    return of(
        credential, signedHeaders, signature, signedAt, 0, headers.first("x-amz-security-token"));
  }

  private static AccessRefused missing(
      String authorization,
      String credential,
      String signature,
      String signedHeaders,
      String signedAt) {
    List<String> missing = new ArrayList<>();
    addIf(credential.isEmpty(), missing, "Authorization header requires 'Credential' parameter.");
    addIf(signature.isEmpty(), missing, "Authorization header requires 'Signature' parameter.");
    addIf(
        signedHeaders.isEmpty(),
        missing,
        "Authorization header requires 'SignedHeaders' parameter.");
    addIf(
        signedAt.isEmpty(),
        missing,
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    return AccessRefused.incomplete(String.join(" ", missing) + " Authorization=" + authorization);
  }

  private static void addIf(boolean is, List<String> messages, String message) {
    if (is) {
      messages.add(message);
    }
  }

  /** Of a request that was signed in advance, whose query says it all. */
  static SignatureParts of(QueryParameters query) {
    List<String> missing = new ArrayList<>();
    for (String name :
        List.of(
            ALGORITHM_IN_QUERY,
            "X-Amz-Credential",
            SIGNATURE_IN_QUERY,
            "X-Amz-SignedHeaders",
            "X-Amz-Date")) {
      addIf(
          query.first(name).isEmpty(),
          missing,
          "AWS query-string parameters must include '" + name + "'.");
    }
    if (!missing.isEmpty()) {
      throw AccessRefused.incomplete(
          String.join(" ", missing) + " Re-examine the query-string parameters.");
    }
    if (!query.first(ALGORITHM_IN_QUERY).equals(ALGORITHM)) {
      throw AccessRefused.incomplete(
          "Unsupported AWS 'algorithm': '" + query.first(ALGORITHM_IN_QUERY) + "'.");
    }
    return of(
        query.first("X-Amz-Credential"),
        query.first("X-Amz-SignedHeaders"),
        query.first(SIGNATURE_IN_QUERY),
        query.first("X-Amz-Date"),
        lifetime(query.first("X-Amz-Expires")),
        query.first("X-Amz-Security-Token"));
  }

  private static int lifetime(String expires) {
    if (expires.isEmpty()) {
      return 0;
    }
    if (!expires.matches("[0-9]{1,6}") || Integer.parseInt(expires) == 0) {
      throw AccessRefused.incomplete(
          "Expected X-Amz-Expires to be seconds from 1 to 999999, but it is '" + expires + "'.");
    }
    return Integer.parseInt(expires);
  }

  /** The id of a key may have slashes itself. */
  private static SignatureParts of(
      String credential,
      String signedHeaders,
      String signature,
      String signedAt,
      int lifetime,
      String token) {
    String[] parts = credential.split("/", -1);
    int length = parts.length;
    if (length < 5) {
      throw AccessRefused.incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '"
              + credential
              + "'");
    }
    return new SignatureParts(
        length == 5 ? parts[0] : String.join("/", List.of(parts).subList(0, length - 4)),
        parts[length - 4],
        parts[length - 3],
        parts[length - 2],
        parts[length - 1],
        List.of(signedHeaders.split(";")),
        signature,
        signedAt,
        lifetime,
        token);
  }

  String scope() {
    return date + "/" + region + "/" + service + "/" + terminator;
  }
}
