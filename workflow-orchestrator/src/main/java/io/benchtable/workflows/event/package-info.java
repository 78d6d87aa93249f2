/** Change events: as they arrive from Kafka, each once, in the order of their items. */
@NullMarked
package io.benchtable.workflows.event;

import org.jspecify.annotations.NullMarked;
