package org.stromlauf.workflow.models;

/** A model is read at one sight: what is longer calls others, along the steps that a case worker would name. */
final class SizeRule implements ModelRule {

    private static final int MOST_NODES = 15;

    @Override
    public void check(Model model, Known known, Findings findings) {
        var nodes = model.nodes().size();
        if (nodes > MOST_NODES)
            findings.add(
                    "-",
                    "The model has " + nodes + " nodes, " + MOST_NODES
                            + " are allowed; move a step into a model of its own and call it");
    }
}
