package io.benchtable.workflows.target;

import io.benchtable.workflows.run.SignedRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a workflow needs to know to call a function and to put its output.
 *
 * @param id derived from rule, target and event
 * @param eventTime when the change was committed, ISO-8601
 * @param causeDepth of what is put
 * @param timeoutSeconds of the function
 * @param putTo the table for the output, if it is put at all
 * @param invocation the signed request to the worker; its body holds the event
 * @param largeEvent a reference to the event if the body holds only a part of it, as JSON text
 */
public record TargetRequest(
    String id,
    String rule,
    String target,
    String eventId,
    String eventTime,
    String table,
    int causeDepth,
    String queue,
    long timeoutSeconds,
    @Nullable String putTo,
    SignedRequest invocation,
    @Nullable String largeEvent) {}
