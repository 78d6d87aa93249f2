/** What has just changed, sent to open pages as server-sent events. */
@NullMarked
package io.benchtable.dashboard.live;

import org.jspecify.annotations.NullMarked;
