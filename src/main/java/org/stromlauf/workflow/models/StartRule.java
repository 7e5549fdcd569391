package org.stromlauf.workflow.models;

/**
 * A process is started by its module, for a tenant and with a business key: never by a clock, a signal or a message, which know
 * neither. Signals reach all tenants, so there are none at all.
 */
final class StartRule implements ModelRule {

    @Override
    public void check(Model model, Known known, Findings findings) {
        for (var start : model.bpmn("startEvent")) {
            if (!Model.isEventSubProcess(start.getParentNode())
                    && Model.definition(start).isPresent())
                findings.add(Model.id(start), "A process starts by a plain start event");
        }
        model.bpmn("signal", "signalEventDefinition")
                .forEach(s -> findings.add(Model.id(s), "Signals reach every tenant; use a message"));
    }
}
