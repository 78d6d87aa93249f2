package io.benchtable.workflows.target;

import io.benchtable.workflows.run.SignedRequest;

/**
 * What a workflow needs to know to call a function. Whoever reaches Temporal can start such a
 * workflow, so what is put, and where, follows from the signed invocation alone.
 *
 * @param timeoutSeconds of the function
 * @param invocation the signed request to the worker; see {@link Invocation}
 */
public record TargetRequest(String queue, long timeoutSeconds, SignedRequest invocation) {}
