/** CONTRL and APERAK from findings. */
@NamedInterface("answers")
@NullMarked
package org.stromlauf.edifact.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
