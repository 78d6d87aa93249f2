/** Dead letters: events that could not be delivered, retried and then parked. */
@NullMarked
package io.benchtable.workflows.deadletter;

import org.jspecify.annotations.NullMarked;
