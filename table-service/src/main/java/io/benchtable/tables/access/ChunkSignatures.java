package io.benchtable.tables.access;

import javax.crypto.Mac;

/** The signatures of a body in chunks, each of which covers the one before it. */
final class ChunkSignatures {

  private static final String EMPTY = Digests.sha256Hex(new byte[0]);

  private final Mac key;
  private final String about;
  private String last;

  /**
   * @param seed the signature of the head of the request
   */
  ChunkSignatures(Mac key, String signedAt, String scope, String seed) {
    this.key = key;
    this.about = signedAt + "\n" + scope + "\n";
    this.last = seed;
  }

  void verifyChunk(byte[] sha256, String signature) {
    verify(
        "AWS4-HMAC-SHA256-PAYLOAD\n" + about + last + "\n" + EMPTY + "\n" + Digests.hex(sha256),
        signature);
  }

  void verifyTrailer(byte[] sha256, String signature) {
    verify("AWS4-HMAC-SHA256-TRAILER\n" + about + last + "\n" + Digests.hex(sha256), signature);
  }

  private void verify(String toSign, String signature) {
    if (!Digests.same(Digests.hmacHex(key, toSign), signature)) {
      throw AccessRefused.otherSignature();
    }
    last = signature;
  }
}
