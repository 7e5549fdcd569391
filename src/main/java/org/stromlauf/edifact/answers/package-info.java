/** CONTRL and APERAK from findings. */
@NullMarked
package org.stromlauf.edifact.answers;

import org.jspecify.annotations.NullMarked;
