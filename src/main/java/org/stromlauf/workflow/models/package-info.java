/** The house rules for process models: what makes a model readable, safe to run and fit to be explained to a clerk. */
@NullMarked
@NamedInterface("models")
package org.stromlauf.workflow.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
