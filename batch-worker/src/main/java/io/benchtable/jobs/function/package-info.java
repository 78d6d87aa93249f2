/** Functions: a rule's command, fed an event and answering with JSON. */
@NullMarked
package io.benchtable.jobs.function;

import org.jspecify.annotations.NullMarked;
