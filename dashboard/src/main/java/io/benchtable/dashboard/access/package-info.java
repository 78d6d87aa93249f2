/** Who may see the pages, and from where. */
@NullMarked
package io.benchtable.dashboard.access;

import org.jspecify.annotations.NullMarked;
