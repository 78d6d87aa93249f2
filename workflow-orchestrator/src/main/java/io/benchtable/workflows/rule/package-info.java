/** Rules: which events matter, and what is to be done about them. */
@NullMarked
package io.benchtable.workflows.rule;

import org.jspecify.annotations.NullMarked;
