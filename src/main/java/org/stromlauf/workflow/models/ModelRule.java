package org.stromlauf.workflow.models;

/** One house rule. */
interface ModelRule {

    /** Takes what the rule finds. */
    interface Findings {

        void add(String elementId, String message);
    }

    void check(Model model, Known known, Findings findings);
}
