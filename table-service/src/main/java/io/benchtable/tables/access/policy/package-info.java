/**
 * The language of policies: what they say of actions, resources and conditions, and what follows.
 */
@NullMarked
package io.benchtable.tables.access.policy;

import org.jspecify.annotations.NullMarked;
