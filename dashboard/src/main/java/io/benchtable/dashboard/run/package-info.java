/** One run: its statuses, steps, measurements, costs and logs. */
@NullMarked
package io.benchtable.dashboard.run;

import org.jspecify.annotations.NullMarked;
