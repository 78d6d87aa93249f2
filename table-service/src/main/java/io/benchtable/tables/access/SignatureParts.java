package io.benchtable.tables.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Authorization header of a request that is signed with version 4. */
record SignatureParts(
    String keyId,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature) {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  static SignatureParts parse(String authorization, boolean hasDate) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : authorization.substring(ALGORITHM.length()).split(",")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    List<String> missing = new ArrayList<>();
    for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
      if (parameters.getOrDefault(name, "").isEmpty()) {
        missing.add("Authorization header requires '" + name + "' parameter.");
      }
    }
    if (!hasDate) {
      missing.add(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    if (!missing.isEmpty()) {
      throw incomplete(String.join(" ", missing) + " Authorization=" + authorization);
    }
    String credential = parameters.getOrDefault("Credential", "");
    String[] scope = credential.split("/", -1);
    int length = scope.length;
    if (length < 5 || !scope[length - 1].equals("aws4_request")) {
      throw incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '"
              + credential
              + "'");
    }
    return new SignatureParts(
        credential.substring(
            0,
            credential.length()
                - String.join("/", List.of(scope).subList(length - 4, length)).length()
                - 1),
        scope[length - 4],
        scope[length - 3],
        scope[length - 2],
        List.of(parameters.getOrDefault("SignedHeaders", "").split(";")),
        parameters.getOrDefault("Signature", ""));
  }

  String scope() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }

  private static AccessRefused incomplete(String message) {
    return new AccessRefused(AccessRefused.Reason.INCOMPLETE_SIGNATURE, message);
  }
}
