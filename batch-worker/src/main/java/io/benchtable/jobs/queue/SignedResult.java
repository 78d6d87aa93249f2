package io.benchtable.jobs.queue;

/**
 * A result as it travels: JSON text, and proof that whoever sent it knows the platform's job key
 * and was asked by this request.
 */
public record SignedResult(String body, String signature) {

  static SignedResult of(String jobKey, String kind, SignedRequest request, String body) {
    return new SignedResult(
        body, SignedRequest.sign(jobKey, kind, request.signature() + "\n" + body));
  }
}
