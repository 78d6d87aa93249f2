/** Drawings that need no script: axes, and the marks on them. */
@NullMarked
package io.benchtable.dashboard.page.drawing;

import org.jspecify.annotations.NullMarked;
