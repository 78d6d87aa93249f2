/** The module's own Temporal worker: what it runs, and when it starts and stops. */
@NullMarked
package io.benchtable.workflows.engine;

import org.jspecify.annotations.NullMarked;
