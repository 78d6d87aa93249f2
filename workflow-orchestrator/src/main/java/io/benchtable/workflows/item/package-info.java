/** Items of the platform's tables as plain values: the module's only way to them. */
@NullMarked
package io.benchtable.workflows.item;

import org.jspecify.annotations.NullMarked;
