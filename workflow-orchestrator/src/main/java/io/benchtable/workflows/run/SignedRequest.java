package io.benchtable.workflows.run;

/**
 * A request to a worker.
 *
 * @param body JSON text
 * @param signature HMAC-SHA256 of activity name, newline and body, in hexadecimal digits
 */
public record SignedRequest(String body, String signature) {}
