package org.stromlauf.workflow.models;

import java.util.Set;

/** What models may refer to outside their folder. */
record Known(Set<String> beans, Set<String> groups) {}
