package io.benchtable.workflows.run;

import org.jspecify.annotations.Nullable;

/**
 * What a worker says to a signed request.
 *
 * @param body JSON text
 * @param signature HMAC-SHA256 of the kind of result, the request's signature and the body, each
 *     but the last with a newline
 */
public record SignedResult(@Nullable String body, @Nullable String signature) {}
