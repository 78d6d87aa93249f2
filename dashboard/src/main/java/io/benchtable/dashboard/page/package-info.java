/** What every page shares: figures, times, statuses, problems and the frame around it. */
@NullMarked
package io.benchtable.dashboard.page;

import org.jspecify.annotations.NullMarked;
