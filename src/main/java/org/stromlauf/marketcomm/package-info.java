/** The journal of every interchange, its acknowledgement, the hand-over of messages to those who handle them, and what is sent. */
@NullMarked
@ApplicationModule(displayName = "Market communication")
package org.stromlauf.marketcomm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
