package io.benchtable.tables.rest;

import io.benchtable.tables.access.policy.MalformedPolicy;
import io.benchtable.tables.access.policy.PolicyJson;
import io.benchtable.tables.catalogue.RequestRefused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The rules for policies that are put. */
final class PolicyRequests {

  private PolicyRequests() {}

  /** The text of a policy, kept as it was given. */
  static String read(byte[] body) {
    if (body.length > PolicyJson.LONGEST) {
      throw RequestRefused.invalid(
          "Expected a policy of at most %d bytes, but it has %d."
              .formatted(PolicyJson.LONGEST, body.length));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      PolicyJson.ofResource(text);
      return text;
    } catch (CharacterCodingException _) {
      throw RequestRefused.invalid("Expected a policy in UTF-8, but it is in something else.");
    } catch (MalformedPolicy e) {
      throw RequestRefused.invalid("Expected a policy of a table, but: " + e.text());
    }
  }
}
