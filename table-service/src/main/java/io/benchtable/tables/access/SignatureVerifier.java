package io.benchtable.tables.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;

/** Verifies version 4 signatures against the keys that there are. */
final class SignatureVerifier {

  private final Map<String, AccessKey> keys;
  private final String service;
  private final InstantSource clock;

  SignatureVerifier(Map<String, AccessKey> keys, String service, InstantSource clock) {
    this.keys = Map.copyOf(keys);
    this.service = service;
    this.clock = clock;
  }

  /** Checks all of a signature that can be checked without the body. */
  Admission admit(SignedRequest request, SignatureParts parts) {
    AccessKey key = keys.get(parts.keyId());
    if (key == null || !parts.token().isEmpty()) {
      throw AccessRefused.unknown("The security token included in the request is invalid.");
    }
    if (!parts.signedHeaders().contains("host")) {
      throw AccessRefused.wrong("'Host' must be a 'SignedHeader' in the AWS Authorization.");
    }
    SigningTime time = SigningTime.parse(parts.signedAt());
    Instant now = clock.instant();
    time.check(now);
    if (parts.lifetime() > 0) {
      time.check(now, parts.lifetime());
    }
    checkScope(parts, time);
    String payload = request.headers().first("x-amz-content-sha256");
    return ChunkedAdmission.isAsked(payload)
        ? chunked(request, parts, time, key, payload)
        : new WholeAdmission(
            key.caller(),
            body -> verify(request, parts, time, key.keys(), Digests.sha256Hex(body)));
  }

  private void checkScope(SignatureParts parts, SigningTime time) {
    String date = time.date();
    if (parts.date().equals(date)
        && parts.service().equals(service)
        && parts.terminator().equals(SignatureParts.TERMINATOR)) {
      return;
    }
    List<String> wrong = new ArrayList<>();
    if (!parts.service().equals(service)) {
      wrong.add("Credential should be scoped to correct service: '" + service + "'.");
    }
    if (!parts.terminator().equals(SignatureParts.TERMINATOR)) {
      wrong.add(
          "Credential should be scoped with a valid terminator: '%s', not '%s'."
              .formatted(SignatureParts.TERMINATOR, parts.terminator()));
    }
    if (!parts.date().equals(date)) {
      wrong.add(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '%s' != '%s', from '%s'.".formatted(parts.date(), date, time.basic()));
    }
    throw AccessRefused.wrong(String.join(" ", wrong));
  }

  private static Admission chunked(
      SignedRequest request,
      SignatureParts parts,
      SigningTime time,
      AccessKey key,
      String payload) {
    verify(request, parts, time, key.keys(), payload);
    return ChunkedAdmission.of(
        key.caller(),
        request.headers(),
        payload,
        new ChunkSignatures(
            key.keys().of(parts.scope()), time.basic(), parts.scope(), parts.signature()));
  }

  private static void verify(
      SignedRequest request,
      SignatureParts parts,
      SigningTime time,
      SigningKeys key,
      String payloadHash) {
    String canonical = CanonicalRequest.of(request, parts, payloadHash);
    String scope = parts.scope();
    String toSign =
        SignatureParts.ALGORITHM
            + "\n"
            + time.basic()
            + "\n"
            + scope
            + "\n"
            + Digests.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8));
    Mac mac = key.of(scope);
    if (!Digests.same(Digests.hmacHex(mac, toSign), parts.signature())) {
      throw AccessRefused.otherSignature();
    }
  }
}
