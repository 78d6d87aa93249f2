/** What was spent: by day, by tag and by benchmark. */
@NullMarked
package io.benchtable.dashboard.cost;

import org.jspecify.annotations.NullMarked;
