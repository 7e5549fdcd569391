/** The message engine as a reader of Smooks, so that integrators map messages by a configuration. */
@NullMarked
package org.stromlauf.edifact.smooks;

import org.jspecify.annotations.NullMarked;
