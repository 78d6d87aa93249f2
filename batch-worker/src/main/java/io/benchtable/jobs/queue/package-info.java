/** Queues: requests that arrive signed through Temporal, and the workers that poll for them. */
@NullMarked
package io.benchtable.jobs.queue;

import org.jspecify.annotations.NullMarked;
