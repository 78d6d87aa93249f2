package io.benchtable.workflows.run;

/**
 * What a worker says to a signed request.
 *
 * @param body JSON text
 * @param signature HMAC-SHA256 of the kind of result, the request's signature and the body, each
 *     but the last with a newline
 */
public record SignedResult(String body, String signature) {}
